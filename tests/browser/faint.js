// Returns words on the page that do not stand out from what is under them.
() => {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => {
    const part = top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3]));
    return [...part, 1];
  };
  const base = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const paper = (element) => {
    const under = element.parentElement ? paper(element.parentElement) : base;
    return over(rgba(getComputedStyle(element).backgroundColor), under);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const opacity = (element) =>
    element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
  const hidden = (element) => {
    const box = element.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true });
  };
  const found = [];
  const look = (words, element, style, under) => {
    const drawn = element.closest("svg") && element.namespaceURI.endsWith("svg");
    const ink = rgba(drawn ? style.fill : style.color);
    ink[3] *= opacity(element);
    const [low, high] = [luminance(over(ink, under)), luminance(under)].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < (large ? 3 : 4.5)) {
      found.push(`${ratio.toFixed(2)}: ${words.trim().slice(0, 40)} in <${element.tagName} class="${element.getAttribute("class")}">`);
    }
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || hidden(element) || element.closest("script, style, option")) continue;
    look(walker.currentNode.data, element, getComputedStyle(element), paper(element));
  }
  for (const element of document.body.querySelectorAll("*")) {
    for (const side of ["::before", "::after", "::placeholder"]) {
      const style = getComputedStyle(element, side);
      const words = side === "::placeholder" ? element.placeholder : style.content;
      if (!words || ["none", "normal"].includes(words) || !/\p{L}|\d/u.test(words)) continue;
      if (hidden(element) || style.display === "none") continue;
      look(words, element, style, over(rgba(style.backgroundColor), paper(element)));
    }
  }
  return [...new Set(found)];
}

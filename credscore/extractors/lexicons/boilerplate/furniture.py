"""Cues of cookie notes, advertisements, navigation, bylines and credits."""

from __future__ import annotations

CUES: dict[str, dict[float, str]] = {
    "cookie": {
        1.0: """
            we|site|website|page|partners use|uses|using * cookies
            uses? of cookies
            accept|reject|allow|decline|manage all|our|optional? cookies
            cookie|cookies policy|settings|preferences|notice|consent|banner
            by continuing|clicking|using|browsing to|accept|this|our|the * you agree|consent
            < by|if continuing|continue|clicking|you to|continue|accept use|browse|using|, you
            manage consent|preferences|choices|privacy
            your privacy|cookie choices|preferences|settings|rights|matters
            you agree|consent to our|the use|terms|cookies|privacy
            do not sell * personal
        """,
        0.6: """
            cookies
            consent
            personalise|personalize * content|ads
        """,
    },
    "advertisement": {
        1.0: """
            < advertisement|advertisment|advertising|ad|ads|sponsored|promoted|publicité >
            < advertisement
            < sponsored|promoted|paid content|by|post|links|stories|partner|message|for
            < ad feedback|choices|content|-
            story|article|text|content|post continues|continued below|after
            < continue|keep|scroll reading|scrolling|down|for|to @onward
            continue|scroll reading|down below|the|to main|continue|read
            < remove ads
            < hide ad
            < ad blocker
            disable your ad
            affiliate links|link|commission|partner|marketing
            earn|receive|get a|an|affiliate|us * commission
            may|we earn|get a|an * share|portion|percentage
            as an amazon associate
            use|enter|with promo|coupon|discount|the? code
            < shop|buy|order now|here|today
            shop|buy|order now|today >
            limited time|limited-time offer|only
            # % off >
            save up to
            < special offer
            < free download|shipping|trial|quiz|instant
            instant download
            click here to buy|order|shop|get|download|claim|learn|find|start
        """,
        0.6: """
            advertisement
            sponsored
            commission
            affiliate
            discount
            offer|deal|deals
            free
            @money # . #
            < try|get|shop|save
            special
        """,
        0.5: """
            for a limited time
        """,
    },
    "navigation": {
        1.0: """
            < skip to|navigation|ad|advertisement
            < home|menu|search|close|next|previous|prev|back|top|loading|more|sections|news >
            < play|pause|mute|replay|live|edit|faq|sitemap|login|logout|register >
            < back|return|jump|go|scroll to *
            < show|view|load|read less|more >
            < view|see|open|launch|start * gallery|slideshow|fullscreen|photos|images|map|comments
            < page # of|: *
            < # of|/ # >
            < tags|tag|topics|topic|filed|categories|category|sections|keywords :|under|in
            < filed under
            < posted|published in|under
            < text|font size
            < print|order|email|download article|this|reprints|page|pdf|edition
            < order reprints
            < table of contents
            < on this page
            < in this article|story|section >
            < in this article|story :
            an error|unexpected * occurred|processing
            there was an error
            something went wrong
            please try again
            enable|requires|disable javascript|cookies
            your browser does|is|doesn't
            this has been sent|emailed to
            this|article|message has been sent to
            < contact us|me
            < about us|this|me >
            < about the author|authors|writer
            < click|tap here >
            < loading
            < toggle|expand|collapse
            < select|choose your|a|an
            < open|expand|close|hide|show|toggle menu|search|navigation|caption|image|this|sidebar
            < sorry !|, >
            < go to
            < listen to|live|now|: * live|podcast|minutes|article|story|at
            listen * live at|on|weekdays
            < switch|change to|language|edition|region
            # min|minute|minutes read >
            < last|first|page updated|modified|published :|on|#
        """,
        0.6: """
            click here
            menu
            homepage
            browser
            contact us
            here >
            < contact
        """,
    },
    "byline": {
        1.0: """
            reporting|writing|editing|compiled|written|edited|produced by
            additional|with|further|other reporting|research|writing * by|from|contributed
            contributed|contributing to this report|story|article
            contributed reporting|from|to
            contributed reporting|research|to this
            < the|associated press|writer|writers|reuters|afp * contributed
            is a|an|the * @writer for|at|with|covering|who|based
            is a|an|the @rank * @writer
            reach|contact|email|write the|to? * reporter|reporters|writer|author|him|her at
            < reach|contact|email|write|e-mail * * at
            can be reached at|on|by|via
            < the author|writer is|of|was
            < about the author|writer
            the views|opinions expressed|are *
            < updated|published|posted :|on|# *
            < staff|special writer|report|reporter|correspondent|to
        """,
        0.6: """
            < by
            reporter|correspondent|columnist
        """,
    },
    "credit": {
        1.0: """
            < @picture by|via|from|:|credit|courtesy|source|credits|copyright
            < featured|lead|cover|header|main|top|stock|file @picture
            < credit|credits|source :
            < credit|credits|photo|image ...|… *
            getty images >
            ( ap|file|getty|courtesy|screenshot|photo photo|images|of|by|via|/ *
            ( photo|image|picture|video|credit :|by|courtesy|credit|via
            ap photo|images
            reuters / *
            afp|reuters|getty|ap|epa|shutterstock|istock via|/|| getty|ap|afp|shutterstock|images
            photo|image|picture|photograph|illustration credit|courtesy|by|:
            file photo
            via shutterstock|getty|flickr|wikimedia|unsplash|pixabay|istock
            wikimedia commons >
            shutterstock|istock|unsplash|pixabay|flickr|istockphoto >
            @picture :
            ( @picture :
        """,
        0.6: """
            getty|shutterstock|istock|afp|reuters >
            screengrab|screenshot
            courtesy of
            pictured
        """,
    },
}

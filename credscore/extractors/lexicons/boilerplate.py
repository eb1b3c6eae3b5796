"""Phrases of what surrounds articles on news pages: general knowledge of such pages, no corpus.

One phrase a line, in the language of `credscore.extractors.boilerplate.phrases`: words apart,
`a|b` either, `x?` may be missing, `*` up to two words of any kind, `#` a number, `@name` a
class of words from `CLASSES`, `<` and `>` the start and the end of a sentence or line.
`CUES[kind][weight]`: weights of one sentence add up, and at 1 the sentence is sure.
"""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "outlet": (
        "site website blog journalism newsroom newspaper magazine publication podcast reporting "
        "journalists reporters channel station paper outlet webzine"
    ),
    "gift": "donation donations gift gifts contribution contributions pledge",
    "give": "donate give contribute",
    "giving": "donating giving contributing supporting subscribing joining pledging",
    "asked": "support supporting fund funding sustain sustaining back backing",
    "once": "one-time one-off once-off recurring monthly annual yearly ongoing regular small",
    "pay": (
        "paypal venmo patreon ko-fi gofundme stripe cheque check card visa mastercard bitcoin "
        "zelle liberapay donorbox kickstarter"
    ),
    "member": (
        "member supporter patron sustainer friend donor backer subscriber contributor insider"
    ),
    "money": "$ £ € usd",
    "social": (
        "facebook twitter instagram youtube tiktok whatsapp linkedin telegram reddit pinterest "
        "threads bluesky mastodon snapchat flipboard x"
    ),
    "piece": "article story post page content piece video gallery",
    "pieces": (
        "stories articles posts coverage content news reading links videos topics headlines "
        "reads story article post video"
    ),
    "letter": "newsletter newsletters bulletin digest briefing emails email alerts updates roundup",
    "quality": "independent honest nonprofit non-profit public public-interest fearless quality",
    "press": "journalism news media press reporting newsroom radio broadcasting",
    "local": "independent nonprofit non-profit local public",
    "deed": "continue stay tell publish report cover investigate raise reach pay fund grow keep",
    "liking": "like enjoy enjoyed liked value valued appreciate appreciated found",
    "liked": "article story interview post work stories reporting journalism site website blog",
    "writer": "reporter reporters writer editor columnist correspondent journalist contributor",
    "rank": "freelance staff senior contributing political national associate guest managing",
    "onward": "below the after more content story continue read",
    "picture": "image photo photograph picture illustration graphic video photos images pictures",
}

CUES: dict[str, dict[float, str]] = {
    "appeal": {
        1.0: """
            @asked our|my|this|the? @outlet
            @asked our|my @local journalism|newsroom|reporting
            < @asked @quality @press
            please @give
            please support us|our|my|this
            please consider @giving
            consider @giving to? us|our|my
            consider making a * @gift
            consider becoming a * @member
            consider supporting us|our|the|my|this *
            < make a|your * @gift
            make a * @gift to us|our
            < donate
            < donate now|today|here|online|monthly >
            < give @money #
            < give now|today|monthly|once >
            < @give by|with|via|through * @pay
            click|tap|press here? to @give
            click|tap here to support|join
            reader-supported|reader-funded|listener-supported|member-supported|viewer-supported
            reader|listener|member supported|funded
            we rely|depend on * readers|donations|contributions|donors|members|supporters
            we rely|depend on your|the support|generosity|help
            made possible by|through|with|because * readers|donors|members|supporters|subscribers
            made possible by|through the generosity|generous
            our readers make * possible
            help us to? @deed
            help keep us|our|this * going|free|independent|alive|online|running|strong|afloat
            help keep this|our @outlet
            help support|fund us >
            help support|fund our|my|this|independent|local @outlet
            < become|join as? a|an * @member
            buy me|us a coffee
            every dollar|cent|penny|pound|euro you give|donate|contribute
            set up a recurring|monthly
            give|provide monthly|ongoing|regular support
            tax-deductible @gift
            make|making a tax-deductible
            become|becoming a free or paid|founding
            if everyone reading|who reads
            < pay|donate|give by * @pay
            join|become our|a * membership|patreon
            we need your help|support|donation|donations
            your|a @once @gift
            make|making a @once @gift
            want to support us|our|my|this
            support us on|by|with|from
            are? paid for by|from * readers|subscribers|members
            can't|cannot do it|this without you|your
            run|survive|operate|exist on|thanks * donations|contributions|reader|readers
            help * pay the bills
            keep us going|afloat|alive|online|independent|running
            keep this|our|the @outlet going|afloat|alive|online|free|running|independent
        """,
        0.7: """
            tax deductible|tax-deductible
            # ( c
            501c3
            your|their @gift will|goes|go|is|are|helps|keeps|makes|allows|means
            your|readers' generosity|contribution|gift|donation|donations|contributions
            @once @gift
            without your|reader support|help|generosity|contributions
            if you @liking * @liked
            if you can|could afford|spare
            stories|journalism|reporting|articles|work|coverage|news like this
            any|whatever you|amount can|helps|matters
            whatever|what you can >
            any amount
            no matter how small|the
            of any size
            a few|couple dollars|bucks|pounds|euros
            for as little as @money
            support our work|mission
            become|becoming a|an supporter|patron|sustainer|sustaining|monthly
            become|becoming a|an member >
            chip|pitch in
            tip jar
            give|donate what you can
            make|making a? @gift
            @gift to * go|goes|fund|help|support|pay
            @gift go toward|towards|to|directly
            appreciate|value your support
            your support is * appreciated
            support|help of|from our readers|members|supporters|donors|community
            support|help * with|through|by * @gift
            join our|my patreon|ko-fi
            our * fundraiser|fundraising|campaign|drive|appeal|membership
            end-of-year|year-end|spring|fall|summer|winter fundraising|membership|fund|pledge
            thank you|thanks for your|supporting * support|us|our|generosity
            your support keeps|helps|allows|enables|means|makes|matters|goes
            we can't|cannot|couldn't|could not do|continue|exist|survive
            < already a|an * @member
            all donations|contributions|gifts
            accept donations
            donate to us|our|the
            with your help|support|donation|gift
            this|our @outlet is free
            supports our|this|the @outlet
            supported|funded by * readers|donations|members|subscribers|donors|grants
            donations|contributions from|of * readers|members|supporters
        """,
        0.35: """
            @pay
            @money # a|per month|year
            @money # /
            will be doubled|matched
            credit|debit card|cards
            bank transfer
            gift aid
            your support|help|gift|membership
            every|each dollar|cent|penny|contribution|donation|gift|pound|euro|bit|little|reader
            reader|readers' contributions|donations|support
            our readers|members|supporters|donors|subscribers|newsroom|journalism|reporters|mission
            @quality @press
            @quality news organizations|organisations|outlet|outlets|publication|publications
            no|without|behind a? paywall|paywalls|ads|advertisers|advertising
            < join|help|stand|invest with? us
            join|stand|invest with? us >
            a|our nonprofit|non-profit
            donate|donating|donation|donations
            more important|vital|urgent than ever
            keep our|it free
            thank you
            < please
            < support
            if you like|enjoy|value|appreciate|believe|can|are
        """,
    },
    "subscribe": {
        1.0: """
            < sign up for|to * our|the|free|daily|weekly * @letter
            sign up for|to our|my|free|the * @letter
            subscribe to|for our|my|the|this|free * @letter|channel|podcast|feed
            < subscribe >
            < subscribe now|today|here|to|for
            subscribe to|for * newsletter
            < sign up >
            < sign up :|here|now|today
            < sign|log in >
            < log|sign in|up to|or
            delivered|sent|straight|directly|right * to|into your inbox|phone|email
            in your inbox
            your inbox
            enter your email
            < get * newsletter|newsletters
            < get our|the * @letter delivered|in|by|sent
            successfully subscribed|signed
            thanks|thank you for subscribing|signing|registering
            already|not a subscriber|subscribed|registered
            already have an account|subscription
            start your|a free trial
            cancel any|anytime time?
            unlimited|full|exclusive digital? access to
            for|to subscribers only
            to continue reading|read this|the
            this article|story|content is * subscribers|members
            to read the|this * story|article * subscribe|sign
            you can|may unsubscribe
            unsubscribe at|from|any
            processing your subscription|request
            create|register for? an|a|your free? account
            < download our|the * app
            available on the app store
            get|download * on the app store|google
            < get * on the go
            never miss a|an|another|out
            < stay informed|connected|updated|up
            keep an eye on your inbox
            free|paid subscription|subscriber
        """,
        0.6: """
            @letter
            subscribe|subscribing
            sign up
            follow us
            < get
            < join # *
            subscription
            your email
            email address
            premium
            for as little as
        """,
    },
    "share": {
        1.0: """
            < share >
            < share this|on|via|with|your|article|story|link|:
            share this article|story|post|page|video|on|information
            share on|to|via @social
            < follow us|me|him|her|them|@ on|at
            follow us|me on
            < follow * * on @social
            < follow @social
            < like us|our on|@social
            like|find|join|visit us on @social
            < tweet|retweet|pin|facebook|twitter|instagram|whatsapp|linkedin|pinterest|email|print >
            < tweet|pin|email|print|bookmark|save this|it|article|story
            click|tap to share|tweet
            < copy link
            < link copied
            share|send * with|to a|your friend|friends
            # shares >
        """,
        0.6: """
            @social @social
            @social , @social ,|and
            follow
            < share
            listen back
        """,
    },
    "related": {
        1.0: """
            < read more|next|also|on >
            < read more|also|next :|||about|from|on|in|at
            < read :
            < also|see read|see|also :|||
            < also :
            < also read|see|on|watch
            < see also|more|our|all
            < see also|related :
            < related >
            < related :||
            < related @pieces
            < more from|stories|coverage|reading|headlines
            < more on|about this|the
            < more :
            < more @pieces
            < recommended >
            < recommended for|reading|@pieces|:
            you may|might|will also like|enjoy|be|want|love
            you may|might like|enjoy >
            < don't|do not miss >
            < don't miss :|||this|our|these
            < most read|popular|viewed|shared|recent|commented
            < trending >
            < trending now|on|@pieces|:
            < popular on|now|@pieces
            < top|latest|featured|recent|editor's|editors' @pieces|picks
            < latest|breaking news|headlines|stories|updates >
            < up|coming next >
            < up next :
            < further reading
            < keep|continue reading >
            < watch|listen|video|gallery|photos|opinion|exclusive|explainer|poll|podcast|quiz :||
            < watch|listen now|live|here|below|more|the :
            < in|icymi case|: you? missed it
            < editor's|editors' picks|pick|choice
            < explore|discover|learn|find more|further >
            < click|tap here for|to read|see|more
            < click here for|to read|view|see|watch
            < next|previous article|story|post|page|up
            < explore further
            < around|from the web
            < you|what may|to missed|read next|also
            < from our partners|archives|archive
            < view|see|show all|more *
            < view|see|read the|our full|complete *
        """,
        0.6: """
            < more
            < read the|our|this|:
            < watch|listen
            related
            recommended
            click here
            < see
        """,
    },
    "comment": {
        1.0: """
            < comments >
            < comment >
            < # comments|comment|replies|responses|reply
            < view|show|see|hide|load|read|post|add|leave # *  comments|comment|replies
            < view|show|see|hide|load|read|all|more|post|add comments|comment|replies
            leave|post|add|submit|write a comment|reply|response
            < reply >
            < reply to
            join the discussion|conversation
            your email address will
            required fields are
            comments are closed|off|disabled|moderated|now|open
            comments on|for this|article are
            log|sign|logged in to|or * comment|post|reply
            notify me of
            be the first to comment
            let us know * comments
            in the comments below|section
            what do you think ?
            sound off
            have your say
            report abuse
            save my name
            letters to the editor
            # likes >
        """,
        0.6: """
            comments
            commenting
            tell us
            hear what you
            hear from you
        """,
    },
    "copyright": {
        1.0: """
            all rights reserved
            copyright ©|(|# *
            < copyright
            © # *
            < ©
            may not be * published|reproduced|republished|redistributed|broadcast|copied
            reprinted|republished|reproduced|used with|by|under permission|creative|a
            republished|republish from|this|our|under
            creative commons
            personal|non-commercial , non-commercial use
            this material may|is
            < terms|conditions of|and & use|service|conditions
            < privacy policy|notice|statement
            terms of use|service|sale and|| privacy
            governed by our
            order * copies|reprints
            read the original article
            this article|story was|is|first|originally * published|appeared|republished
            our standards :
            subject to change
        """,
        0.6: """
            terms of use|service
            privacy policy
            originally|first published|appeared on|in|by|at
            rights reserved
            trademark|trademarks
            licensed|license
            reprints
        """,
    },
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
            for a limited time
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
    },
    "navigation": {
        1.0: """
            < skip to|navigation|ad|advertisement
            < home|menu|search|close|next|previous|prev|back|top|loading|more|sections|news >
            < play|pause|mute|replay|live|edit|help|faq|sitemap|login|logout|register >
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
            < updated|published|posted :|on|# *
        """,
        0.6: """
            click here
            menu
            search
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

# What single words say about the line they stand in.
WORDS: dict[str, str] = {
    "you": "you your yours you're you'll you've you'd yourself",
    "we": "we our us ours we're we've we'll we'd ourselves let's",
    "said": (
        "said says say saying told tells according added announced reported reports wrote writes "
        "stated explained argued claimed noted asked testified suggested insisted warned "
        "acknowledged tweeted confirmed denied spokesman spokeswoman spokesperson officials"
    ),
    "third": "he she his her him they their them hers theirs himself herself who",
    "press": (
        "news newsroom journalism journalist journalists reporting reporters story stories "
        "readers reader independent media coverage article articles donation donations donate "
        "contribution contributions subscriber subscribers membership paywall advertisers "
        "advertising donors nonprofit non-profit fundraising site website blog patreon paypal"
    ),
    "ask": (
        "click donate subscribe sign share follow join read watch get give support help make "
        "please become consider download enter try shop buy tap contribute thank thanks pay "
        "invest stand chip visit contact email"
    ),
}

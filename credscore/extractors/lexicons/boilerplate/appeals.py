"""Cues of appeals for money and of newsletter sign-ups."""

from __future__ import annotations

CUES: dict[str, dict[float, str]] = {
    "appeal": {
        1.0: """
            @asked our|my|this|the? @outlet
            @asked our|my @local journalism|newsroom|reporting
            < @asked @quality @press
            please donate|contribute|chip|pledge
            please give today|now|generously|what|whatever|monthly|online
            please give to us|our|support|help|keep
            please help support|fund|sustain
            you can|may donate|give|contribute by|with|via|online|through
            we accept donations|contributions|gifts|pledges
            < show your support
            donate to or|and join|subscribe
            please support us|our|my|this
            please consider @giving
            consider @giving to? us|our|my
            consider making a * @gift
            consider becoming a * @member
            consider supporting us|our|the|my|this *
            < make a|your * @gift
            make a * @gift to us|our
            < donate
            donate by clicking|visiting|calling|texting|mailing
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
            < help us to? @deed
            please|you|can|to|and help us to? @deed
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
            donations|contributions|gifts are tax deductible|tax-deductible
            make|making a tax-deductible
            become|becoming a free or paid|founding
            if everyone reading|who reads
            < pay|donate|give by * @pay
            join|become our|a * membership|patreon
            we need your support|donation|donations
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
            < want to support
            mailing|sending|mail|send a? check|cheque|checks|cheques to
            we need your help
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
            thank you|thanks for your * support|generosity|gift|donation
            thank you|thanks for supporting us|our|the|independent|local
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
            tax deductible|tax-deductible
            will be doubled|matched
            credit|debit card|cards
            bank transfer
            accept visa|paypal|checks|cheques
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
            keep our|it|this|content|news|journalism * free|open
            thank you
            < please
            < support
            if you like|enjoy|value|appreciate|believe|can|are
        """,
        # Contributions to a pension are no gifts.
        -0.7: """
            retirement|pension|pensions|ira|iras|roth|pretax|pre-tax|payroll|employer|employers
            # ( k
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
}

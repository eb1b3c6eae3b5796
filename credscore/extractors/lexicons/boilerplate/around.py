"""Cues of share rows, related links, comment prompts and copyright lines."""

from __future__ import annotations

CUES: dict[str, dict[float, str]] = {
    "share": {
        1.0: """
            < share >
            < share this|on|via|with|your|article|story|link|:
            share this article|story|post|page|video|on|information
            share on|to|via @social
            < follow us|me|him|her|them|@ on|at
            follow us|me on
            < follow * * * * on @social
            < follow @social
            < like us|our on|@social
            like|find|join|visit us on @social
            < tweet|retweet|pin|facebook|twitter|instagram|whatsapp|linkedin|pinterest|email|print >
            < tweet|pin|email|print|bookmark|save this|it|article|story
            click|tap to share
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
            < read this|these :
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
        1.2: """
            < view|see|show|read|load all|more comments|replies|responses
        """,
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
}

"""What stands in a news text and is no prose of it: captions, credits, bylines, boilerplate, links, comments."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|EPA(?:-EFE)?|EFE|UPI|Xinhua|TASS|Sputnik|Yonhap|KCNA|SANA|Kyodo|Anadolu(?: Agency)?|"
    r"dpa|DPA|PA Wire|Getty(?: Images)?|Shutterstock|iStock|Alamy|Bloomberg|NurPhoto|ZUMA|Corbis|Handout|HANDOUT|"
    r"Pool|POOL|Associated Press|Agence France-Presse|STR|Stringer)"
)
_NETWORK = (
    r"(?:Facebook|Twitter|Instagram|Telegram|YouTube|Youtube|X|LinkedIn|WhatsApp|TikTok|Threads|Bluesky|Mastodon)"
)
_PICTURE = (
    r"(?:pictures?|photos?|photographs?|images?|file photo|frame grab|screen ?grab|screenshot|still|video grab|handout)"
)
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
_PERSON = r"[A-Z][\w.'’\-]*(?: (?:[a-z]{1,3} )?[A-Z][\w.'’\-]*){1,3}"
_NAME = r"[A-Z][\w.'’\-]*"


# What a page offers to do with its text; a line of nothing else is a row of buttons.
_TOOL = (
    r"print(?: (?:this )?(?:page|version|story|article))?|printer[- ]friendly(?: version)?|"
    r"e-?mail(?: (?:this|article))?|(?:send|mail|e-?mail|tell)(?: (?:this )?(?:story|page|article|it))? to a friend|"
    r"share(?: this)?|tweet|save|more|pin it|whats ?app|facebook|twitter|telegram|linkedin|reddit|viber|"
    r"copy (?:link|url)|download(?: (?:as )?pdf)?|save as pdf|pdf|a\s?[+-]|\[?[+-]\]?|text size|larger|smaller|bigger|"
    r"reset|listen(?: to (?:this )?article)?|bookmark|cite this(?: page)?|buy (?:re)?prints?|order reprints|"
    r"(?:re)?prints|view page in \w+|like|follow|comment|zoom (?:in|out)|translate|send (?:by|with|via) [\w-]+|"
    r"(?:share|post)(?: this)? (?:on|with|via|to) \w+|save (?:this|for later)|"
    r"give (?:this )?(?:story|article) as a gift|[\d,.]+ shares?|a a(?: a)?"
)


def _any(*patterns: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


_CAPTION = _any(
    rf"(?:In )?(?:[Tt]his|[Tt]hese|[Aa]n? undated|[Aa] handout|[Aa] file|[Uu]ndated|[Hh]andout|[Ff]ile)\s"
    rf"(?:[\w\-]+\s){{0,4}}{_PICTURE}\b.{{0,160}}\b(?:taken|released|provided|obtained|distributed|shows?|"
    rf"made available)\b",
    rf"(?:A|This) combination of (?:file )?{_PICTURE}\b",
    r"\(?FILES?\)?\s?(?:[-–—:/]|PHOTO\b|photo\b|In this\b)",
    r"(?:File photo|FILE PHOTO|Photo|PHOTO|Image|IMAGE|Picture|Pictured|Caption|CAPTION|Image caption|Media caption|"
    r"Getty Images image caption)\s?:\s",
    r"(?:Image|Media) caption\b|Image (?:source|copyright)\b,?\s.{2,120}$",
    r"(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?|[Vv]ideo) (?:by|courtesy|credit)\b",
)
_CAPTION_END = _any(
    rf"/\s?{_AGENCY}(?:\s?/\s?(?:{_AGENCY}|…|\.\.\.))*\s?[).\]]?$",
    r"[(\[](?:Photo|Photograph|Image|Picture|Credit|Source|File photo|Photo credit|AP Photo|"
    r"Photo by)\b[^()\[\]]{0,80}[)\]]\.?$",
    rf"\b(?:AP Photo|REUTERS|Reuters|AFP|Photo|Photograph|Photo credit|Credit)\s?[/:]\s?{_NAME}[^.!?]{{0,60}}\)?$",
    rf"[(\[]{_AGENCY}(?:\s?/\s?[^()\[\]]{{1,40}})?[)\]]$(?<=Images[)\]])",
)
_CREDIT = _any(
    r"[(\[](?:Photo|Picture|Image|Credit|Source|Video|Graphic)s?\s?(?:by|:)\s?[^()\[\]]{2,60}[)\]]$",
    rf"[(\[]?(?:{_NAME}(?: {_NAME}){{0,3}}\s?[/,]\s?)?{_AGENCY}(?:\s?/\s?[\w.'’\- ]{{1,30}}){{0,4}}[)\]]?$",
    r"[(\[]?(?:AP Photo|AFP Photo|Reuters|REUTERS|AFP|Getty)\s?/\s?[^.!?]{1,60}[)\]]?$",
    r"(?:Photo|Photograph|Image|Picture|Video|Graphic|Illustration)s?(?: credit)?s?(?: by|:|"
    r" courtesy(?: of)?)\s.{2,80}$",
    r"(?:Credits?:|Courtesy of|Sources?:)\s[^.]{2,60}$",
    r"\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Tt]ranslat(?:ed|ion)|[Cc]ompiled|[Ee]dited|"
    r"[Ww]ritten) by\b.{2,300}$",
    rf"(?:Contributing|With reporting by|Additional reporting):?\s{_NAME}.{{0,200}}$",
    r"[A-Z].{3,160}?\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,80}$",
    r"(?:\(END\)|\(?ENDS?\)?|-30-|###|(?:[A-Z]{2,4}/){1,3}[A-Z]{2,4})$",
)
_BYLINE = _any(
    r"(?:From |[Bb]y |FROM |BY )?[Oo](?:ur|UR) (?:\w+ ){0,2}"
    r"(?:[Cc]orrespondents?|[Rr]eporters?|[Ss]taff|CORRESPONDENT|REPORTER)"
    r"\b[^.]{0,40}$",
    r"[Bb]y (?:the|our) [^.]{0,40}\b(?:desk|staff|team|correspondents?|bureau|newsroom|reporters?)$",
    r"The (?:author|writer) (?:is|was|teaches|writes|works|lives|has)\b.{3,200}$",
    r"(?:Writes|Covers|Reports) (?:about|on|from|for) .{3,120}$",
    r"(?:By|BY)\s(?:[A-Z][A-Z.'’\-]+[ /,]*){2,6}(?:\s?[A-Z][a-z]+){0,4}$",
    rf"(?:With|Text|Words|Story|Interview|Reporting|Report|Editing|Translation|Photos?|Pictures?|Video|Host(?:s|ed)?)"
    rf"(?: by|:)?\s{_PERSON}(?:,? in {_NAME}(?: {_NAME}){{0,2}})?(?:(?:,| and| &) {_PERSON}"
    rf"(?:,? in {_NAME}(?: {_NAME}){{0,2}})?){{0,4}}$",
    r"(?:[Ww]ritten|[Ss]ubmitted|[Pp]osted|[Rr]eported|[Cc]ompiled|[Aa]uthor|AUTHOR|[Ww]riter|WRITER|[Cc]ontact the "
    r"author)"
    r"(?: by|:| :)\s?\S.{1,60}$",
    rf"{_PERSON}(?: {_NAME})? (?:covers|writes (?:about|on)|reports on|reports from|is (?:a|an|the) [^.]{{3,60}}"
    r"(?:correspondent|reporter|editor|writer|columnist|journalist))\b.{0,160}$",
    rf"(?:By|BY|by)\s(?!{_DAY})(?:{_AGENCY}|Staff|STAFF|{_NAME} {_NAME})"
    rf"(?:[ ,|]+(?:{_NAME}|and|AND|&|in|IN|at|for|of|the|de|van|von|al|bin|el)){{0,14}}"
    r"(?:\s?[|•·–—-]\s?.{0,60}|, [a-z][^.!?]{0,60})?$",
    rf"(?:{_NAME} ){{1,3}}{_NAME}?,? (?:Staff [Ww]riter|Correspondent|Staff|Writer|Contributor|Foreign Editor|"
    rf"Diplomatic Editor)\b.{{0,60}}$",
    rf"(?:[Pp]osted|[Ww]ritten|[Rr]eported) by\s{_NAME}.{{0,80}}$",
)
_FOLLOW = re.compile(
    rf"(?:[Ff]ollow|FOLLOW|[Ll]ike|[Jj]oin|[Ff]ind|[Cc]onnect with|[Ss]ubscribe to|[Tt]weet)\s(?:us|me|him|her|them|"
    rf"our \w+|@\w+|"
    rf"(?:the )?{_NAME}(?: {_NAME}){{0,5}})(?:,? (?:and|&) {_NAME}(?: {_NAME}){{0,3}})?,?\s(?:on|at|via)\s"
    rf"(?:@|(?:(?:our|social|the)\s){{0,2}}(?:{_NETWORK}|media)\b).{{0,120}}$"
)
_BOILERPLATE = _any(
    r"please let us know if (?:you|you['’]re)\b.{0,120}$",
    r"(?:sign|signed) up(?: (?:for|to|here|now|free)\b.{0,160})?[.!]?$",
    r"subscribe(?: now| today| here| (?:to our|to get|from|for|and)\b.{0,120})?[.!]?$",
    r"(?:get|receive|join) (?:the|our)\b.{0,60}\b(?:newsletter|briefing|bulletin|digest|inbox|e-?mail|mailing "
    r"list)\b.{0,120}$",
    r"(?:your |enter your )?e-?mail(?: address)?$",
    r"\W{0,3}\d{1,3}[ -]min(?:ute)?s?(?: read\b.{0,40})?$",
    r"(?:gift|listen|save|bookmark|follow|copy)(?: to)?(?: this)?(?: article| story| link)?(?: \(\d{1,2}(?::\d\d)? "
    r"?min(?:utes?)?\))?$",
    r"(?:click|tap) (?:here|on)\b.{0,160}$",
    r"\W{0,3}(?:article continues|story continues|continues?) (?:after|below)\b.{0,60}$|\W{0,3}scroll (?:down|"
    r"to continue)\b.{0,60}$",
    r"\W{0,3}(?:advertisement|advertising|sponsored(?: content)?|promoted|paid content|ad)\W{0,3}$",
    r"(?:continue reading|keep reading)\b.{0,80}$",
    r"(?:share|tweet|print|e-?mail|save|like|pin|copy link|link copied|whatsapp|facebook|twitter|linkedin|reddit)"
    r"(?:(?:[ ,|/•:·]+)(?:this|article|story|on|via|with|page|share|tweet|print|e-?mail|save|facebook|twitter|linkedin|"
    r"whatsapp|reddit|post|friends))*[.!:]?$",
    r".{0,200}\ball rights reserved\b.{0,120}$",
    r"(?:©|\(c\)(?=\s?\d)|copyright,? (?:©|\(c\)|by|\d)).{0,200}$",
    r"this (?:material|content|story|article) may not be (?:published|reproduced)\b.{0,200}$",
    r"this (?:article|story|post|item) (?:was|has been|is|first) (?:originally |first )?(?:published|appeared|"
    r"syndicated|posted)\b.{0,240}$",
    r"(?:abstract|full text|summary|text|body|lead|end of document|document type|language|"
    r"headline)[.:]$",
    r"(?:(?:accept|reject|allow|manage|customi[sz]e|decline|agree|more options|preferences)(?: all)?"
    r"(?: cookies| settings)?[ |]*)+$",
    r"(?:we value your privacy|enjoying this \w+\?.{0,120}|by (?:subscribing|signing up|clicking|continuing|"
    r"registering)\b"
    r".{0,200}|(?:support|donate|advertise)(?: us| with us| now)?)$",
    r"\d{1,5} of \d{1,5} documents?$|document \d{1,5} of \d{1,5}$|(?=\S{0,40}\d)[a-z0-9]{2,}(?:-[a-z0-9]{2,}){2,}$|"
    r"https?://\S{1,300}$|zczc\b.{0,60}$|nnnn$|more$|\(\$1 = .{3,60}\)$|\(\(.{5,200}\)\)$|\[id:\w{4,20}\]$|"
    r"(?:[a-z]{2,4}[-/]){2,4}[a-z]{2,4}$|"
    r"[-_=*]{3,}.{0,40}[-_=*]{3,}$|transcript:?$|document [a-z]{2,8}[\d\w]{8,40}$",
    r"[a-z]{2}-[a-z]{2}--[\w\-]+.{0,60}$|(?:text of|excerpts? from) (?:a )?report\b.{0,160}$|\[passage "
    r"omitted\b.{0,120}\]$",
    r".{2,60} (?:publishes|uses|carries) \w+ (?:reports|stories|content|copy) under licen[cs]e\.?$",
    r"(?:we use cookies|this (?:web)?site uses cookies|enable javascript|please enable)\b.{0,240}$",
    r"(?:print(?:er)?|e-?mail|send)(?: (?:this page|this article|version|friendly version|to a friend|by e-?mail))?"
    r"(?: ?\| ?(?:print(?:er)?|e-?mail|send)(?: (?:this page|this article|version|to a friend|by e-?mail))?)*$",
    r"follow us(?: on)?$|share(?: this)?(?: on)?(?: (?:facebook|twitter|telegram|whatsapp|e-?mail|linkedin|x))+$",
    r"[–—-]\s?ENDS?\s?[–—-]$|(?:user ?name|password|e-?mail)\s?:?$|.{0,60}\btext size\b.{0,20}$",
    r"\((?:adds|updates|recasts|corrects|refiles|repeats|writes through)\b.{0,240}\)$",
    r"(?=[^@]{0,160}@)(?=.{0,200}?\+?\d[\d ()\-–]{6,}\d).{10,240}$",
    r"our standards:.{0,60}$",
    r"(?:hits|views|reads|shares)\s?:?\s?[\d,.]+$|[\d,.]+k? (?:views|shares|reads|likes)$",
    r"(?:proudly )?powered by .{2,40}$|.{2,60}©\s?\d{4}$",
    r"(?:login form|forgot(?: your| my)? (?:password|username)\??|remember me|create an account|please consider a "
    r".{3,60})$",
    r"(?:for (?:more|further|additional) information|press contacts?|media (?:contacts?|enquiries|inquiries)|contacts?"
    r"(?: for (?:the )?(?:media|press))?)\b.{0,60}(?::|\btel\b|\bphone\b|@).{0,200}$",
    r"(?:loading|play|watch live|listen)(?:\.\.\.|…)?$",
    r"(?:support|donate to|become a)\b.{0,40}\b(?:journalism|subscriber|member|reporting)\b.{0,80}$",
    r"(?:download|get) (?:our|the)\b.{0,40}\bapp\b.{0,80}$",
    r"(?:the )?(?:views|opinions) expressed (?:in|here|above|are|by)\b.{0,240}$",
    r"(?:got|have) a (?:news )?(?:tip|story)\b.{0,160}$",
    rf"(?:{_TOOL})(?:[\s|,/•·:]+(?:{_TOOL}))*[.!]?$",
    r"(?:the )?(?:designations|boundaries|names) (?:employed|used|shown)\b.{0,400}$",
    r".{0,200}\b(?:is|are) not responsible for the content of (?:external|other|third)\b.{0,120}$",
    r"external links (?:should|do|are)\b.{0,200}$",
    r"we and our (?:\d+ )?partners\b.{0,200}$|.{0,80}\bplease recycle\.?$|(?:\w+ ){0,2}edition$|"
    r"\*?\s?the designation is used\b.{0,200}$|"
    r".{0,40}\bfrom (?:\$|€|£|US\$)\s?\d+(?:\.\d\d)? a (?:month|week|year)\b.{0,120}$|"
    r"this is (?:a|an) (?:digiti[sz]ed|archived|cached|machine-translated|automatic|abridged)\b.{0,400}$",
    r"(?:occasionally )?the digiti[sz]ation process\b.{0,300}$",
    r"\W{0,3}\(?(?:an )?(?:unofficial|courtesy|provisional) translation\)?$",
    r"reproduction\b.{0,100}\b(?:permitted|prohibited|authori[sz]ed|allowed|forbidden)\b.{0,80}$",
    r"(?:letters|comments|responses|reactions|corrections|queries)\b.{0,60}\b(?:may|can|should) be (?:sent|addressed|"
    r"e-?mailed|directed) to\b.{0,120}$",
    r"(?:opinion |readers?['’]? ?|online |quick )?polls?(?: results)?$|questionnaire$|view results$|vote now$|"
    r"\d[\d,]* (?:votes|people voted|have (?:answered|voted))\b.{0,60}$",
    r"prayer times?\b.{0,40}$|.{0,40}\s?[-+−]?\d{1,2}(?:\.\d)?\s?°\s?[CF](?:\b.{0,60})?$",
    r".{0,60}\bpage \d{1,4} of \d{1,4}$",
    r"[~\s*-]{0,8}paid (?:message|content|notice|advertisement)[~\s*-]{0,8}$",
    flags=re.IGNORECASE,
)
_ENTRY = r"(?:log ?in|sign in|register|subscribe|join|my account|sign up)"
_NAVIGATION = _any(
    rf"{_ENTRY}(?:\s?(?:[|/·•]|or|,)\s?{_ENTRY}){{1,3}}$",
    r"messages sorted by\b.{0,80}$|(?:previous|next) message\b.{0,160}$|(?:previous|next)\s?: .{1,80}$",
    r"(?:terms(?: of (?:use|service)| (?:and|&) conditions)?|privacy(?: policy| notice)?|cookie policy|contact(?: us)?|"
    r"about(?: us)?|log ?in|sign in|my account|register|(?:skip|jump) to (?:the )?(?:main )?(?:content|story|text|"
    r"navigation)|back to (?:the )?top|top|menu|search|home|site ?map|accessibility|imprint|legal notice|careers|jobs|"
    r"advertise(?: with us)?|rss|archives?|help|faqs?|next(?: page)?|previous(?: page)?)$",
    r".{3,120}(?:\s?\.){5,}\s?\d{1,4}$|(?:table of )?contents$|in this issue\b.{0,160}$|index for .{3,40}$",
    r"(?:tags?|tagged|topics?|filed under|categories|key ?words|posted in|section)(?:\s?:|\s).{1,200}$(?<![.!?])",
    flags=re.IGNORECASE,
)
# An offer to pay or to join, wherever in a short paragraph it is made.
_OFFER = re.compile(
    r"already (?:a |an )?(?:subscriber|member|subscribed|registered)|become (?:a|one of our) (?:member|supporter|"
    r"subscriber|patron)|(?:start|begin) (?:your|a) (?:free )?(?:trial|subscription)|cancel (?:at )?any ?time|"
    r"unlimited (?:digital )?access|(?:to|and) (?:continue|keep) reading|(?:this|the) (?:article|story|content) is "
    r"(?:only )?"
    r"(?:for|available to|reserved for) (?:\w+ )?(?:subscribers|members)|create (?:a|your) free account|free articles? "
    r"(?:this month|left|remaining)|(?:we use|uses?|such as) cookies|in your browser settings|your (?:inbox|consent)\b|"
    r"(?:turn on|enable) javascript|javascript (?:is|must be) (?:disabled|enabled)|support (?:local|"
    r"independent|our) (?:news|"
    r"journalism)",
    re.IGNORECASE,
)
_LONGEST_OFFER = 320
_CORRECTION = _any(
    r"\W?\(?this .{0,40}\b(?:story|article|item|report|version) (?:corrects|has been corrected|was corrected|fixes)\b",
    r"\[?(?:(?:editor|publisher|author|moderator|translator)['’]?s?['’]? note|corrections?|clarifications?|amendment|"
    r"corrected|retraction)"
    r"(?: and clarifications?)?(?: to (?:this|an?) [^:.]{2,40})?(?:,? \(?[^:.()]{4,30}\)?)?\s?(?:[:.–—]|$)",
    r"this (?:article|story|post|item|report|page|headline) (?:was|has been) (?:amended|corrected|updated|changed|"
    r"edited)\b",
    r"update[^:]{0,30}:\s(?:an earlier|a previous) version\b",
    r"(?:an|in an) earlier version of this\b|a previous version of this\b|an earlier headline\b",
    flags=re.IGNORECASE,
)
_LONGEST_CORRECTION = 900
_RELATED = _any(
    r"(?:read|see|watch|listen|view|learn) (?:more|also|the rest|the full|full|next|here)\b(?:\s?[:|»>→].{0,200}|"
    r".{0,60}[.:…]?)$",
    r"(?:also read|related|related (?:articles?|stories|coverage|content|news|links|posts|topics|reading)|"
    r"more(?: from| on| in)\b[^.!?]{0,60}|more|recommended(?: for you)?|you (?:may|might) also like|"
    r"what to read next|up next|in case you missed it|don['’]t miss|most (?:read|popular|viewed|"
    r"shared)|trending(?: now| stories)?|sponsored stories(?: you may like)?|you may also be interested in|"
    r"(?:other|today['’]s|more) (?:headlines|stories|news)|what['’]?s next|also today|in other media|"
    r"editor['’]?s?['’]? (?:picks?|choice)|latest(?: news| stories| headlines)?|top stories|also (?:on|in) "
    r"[A-Z][^.!?]{0,40}|"
    r"read now|recent (?:posts|articles|stories|news))\s?:?$",
    r"(?:related|see also|also read|watch|video|gallery|photos|in pictures|opinion|analysis|explainer|listen|"
    r"more)\s?[:|»>]\s.{3,200}$",
    flags=re.IGNORECASE,
)
_COMMENTS = _any(
    r"(?:\d{1,6} )?comments?\s?:?(?: ?\(\d{1,6}\))?$",
    r"(?:opinions|responses|replies|reactions|letters) ?\(\d{1,6}\)$",
    r"(?:leave|post|add|write) a (?:comment|reply|response)\W{0,2}$",
    r"(?:view|show|read|see|hide)(?: all)?(?: \d{1,6})? comments$",
    r"(?:readers?['’]?s?|top) comments$",
    r"have your say$|(?:join|start) the (?:conversation|discussion)\W{0,2}$",
    flags=re.IGNORECASE,
)
_COMMENTS_CLOSED = re.compile(
    r"(?:comments are closed|no comments(?: yet)?|be the first to comment)\W{0,2}$", re.IGNORECASE
)

SIGN_OFF = re.compile(
    r"\s*(?:[-–]\s?0\s?[-–]|\((?:END|ENDS|Ends|end)\)|###|-30-|/(?:ENDS?|ends?)/?|\bENDS|\bEnditem|\bEnd(?= ?$))\.?$"
)
"""The mark that agencies put behind the last sentence of a story."""

_MENU = re.compile(r"\s?[|·•»›>]\s?|\s/\s")
_LONGEST_MENU = 160
_LONGEST = 700


# When a briefing began and ended.
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d\s?[ap]\.?m\.?(?:\s[A-Z]{2,4})?$|"
    r"done (?:at|in) .{3,60}\d{4}\.?$|"
    r"\((?:the |this )?(?:\w+ ){1,3}(?:was |were )?(?:concluded|ended|began|started|opened|adjourned) at .{4,20}\)$",
    re.IGNORECASE,
)
# What something costs, and by how much it rose: a line of a ticker.
_QUOTE = re.compile(
    r"[A-Z]{2,}[A-Z/ &]{0,20}\s[\d,]+(?:\.\d+)?(?:\s[-+−]?[\d,.]+%?)?$|[A-Z][\w/& ]{1,24}\s[\d,]+\.\d+\s[-+−][\d,.]+%?$"
)
_RELEASE = re.compile(r"(?:press|news) (?:release|statement)(?: no\.?| number)?:? ?[\d/.\-]{1,12}$", re.IGNORECASE)


def reason(flat: str) -> str | None:
    """Why a paragraph is no prose of the text, one of the reasons of a Region; None where it may be prose.

    ``flat`` is the paragraph on one line. Long paragraphs are prose but for captions that end in a credit.
    """
    if not any(c.isalnum() for c in flat):
        return "boilerplate"
    if len(flat) <= _LONGEST_CORRECTION and _CORRECTION.match(flat.lstrip("*† ")):
        return "correction"
    if len(flat) > _LONGEST:
        return None
    if _CAPTION.match(flat) or _CAPTION_END.search(flat[-120:]):
        return "credit" if len(flat) <= 60 and _CREDIT.match(flat) else "caption"
    if len(flat) <= 160 and _BYLINE.match(flat):
        return "byline"
    if len(flat) <= 330 and _CREDIT.match(flat):
        return "credit"
    if _COMMENTS.match(flat) or _COMMENTS_CLOSED.match(flat):
        return "comments"
    if _RELEASE.match(flat) or _CLOCK.match(flat):
        return "dateline"
    if _NAVIGATION.match(flat):
        return "navigation"
    if (
        _BOILERPLATE.match(flat)
        or _FOLLOW.match(flat)
        or _is_slug(flat)
        or (len(flat) <= _LONGEST_OFFER and _OFFER.search(flat))
    ):
        return "boilerplate"
    if _is_menu(flat):
        return "navigation"
    if _QUOTE.match(flat):
        return "table"
    return "related" if _RELATED.match(flat) else None


def _is_menu(flat: str) -> bool:
    """Whether a line is a row of links: short parts between bars, arrows or dots, none of them a figure."""
    parts = [part.strip() for part in _MENU.split(flat)]
    if len(flat) > _LONGEST_MENU or len(parts) < 3 or not all(parts):
        return False
    home = parts[0].lower() in ("home", "home page", "main page", "start")
    return home or (all(len(part.split()) <= 3 for part in parts) and not any(c.isdigit() for c in flat))


def _is_slug(flat: str) -> bool:
    """Whether a line is the one with which an agency heads its copy: capitals and figures between strokes."""
    return flat.count("/") >= 1 and flat.upper() == flat and len(flat) <= 60 and len(flat.split()) <= 8


def opens_comments(flat: str) -> bool:
    """Whether a line is the heading of the readers' comments, after which nothing of the text follows."""
    return bool(_COMMENTS.match(flat))


def opens_links(flat: str) -> bool:
    """Whether a line is the heading of a list of links to other texts."""
    return len(flat) <= 60 and (
        bool(_RELATED.match(flat)) or flat.lower() in ("most read", "top stories", "latest news")
    )

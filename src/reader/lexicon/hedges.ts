/**
 * Words of estimative probability and what they mean: the ICD-203 word and its range (Intelligence Community Directive 203, 2015),
 * or a range with `word: null` where the directive has none. Bare may, might and could stand for [.20, .60] by convention and are
 * marked unfilled, since readers vary widely on them. `A realistic possibility` has the range of the British yardstick (PHIA, 40 to 50 %).
 */
import { ICD203 } from "../../numbers/icd203.ts";

/** The range of shares of each ICD-203 word. */
export const RANGES: { [word: string]: [number, number] } = Object.fromEntries(
  ICD203.map(({ word, low, high }) => [word, [low, high]]),
);
export interface Hedge {
  phrase: string;
  word: string | null;
  range: [number, number];
  bare?: true;
}

const rows: [string | null, [number, number], string][] = [
  [
    "almost no chance",
    RANGES["almost no chance"],
    "almost no chance|no chance|remote chance|impossible|inconceivable|unthinkable|cannot possibly|could not possibly|out of the question|almost impossible|virtually impossible|next to impossible|practically impossible|as good as impossible|next to no chance|little or no chance|not a chance|vanishingly unlikely|no realistic chance|no realistic prospect|no prospect|zero chance|inconceivably|precluded|a non-starter|off the table|exceptionally unlikely|beyond the realm of possibility|beyond the bounds of possibility|beyond the realms of possibility|no likelihood|no possibility|no earthly chance|no realistic possibility|not the slightest chance|not the remotest chance|not a hope|no hope of|no way of",
  ],
  [
    "very unlikely",
    RANGES["very unlikely"],
    "barely|very unlikely|highly unlikely|extremely unlikely|most unlikely|highly improbable|very improbable|slim chance|little chance|small chance|hard to imagine|hard to see|difficult to imagine|hardly likely|far-fetched|hardly|scarcely|little prospect|scant chance|a long shot|remote|slim prospect|slim prospects|slim hope|remote prospect|remote possibility|scant prospect|scant hope|dim prospect|slender chance|slender hope|outside chance|extremely improbable|unlikely in the extreme|long odds|most improbable|exceedingly unlikely|deeply unlikely|vanishingly small|a distant prospect|a remote prospect|a slim chance|a slender chance|hard to believe|strains belief|faint chance|a faint chance|faint hope|a faint hope|faint hopes|slight chance|a slight chance|tiny chance|a tiny chance|minimal chance|negligible chance|a negligible chance|meagre chance|low probability|a low probability|low likelihood|little possibility|slim possibility|small possibility|an outside chance|outside shot|an outside bet|highly doubtful|very doubtful|extremely doubtful|highly implausible|wildly implausible|deeply implausible|highly questionable|scarcely likely|scarcely conceivable|barely conceivable|hardly conceivable|hardly plausible|a forlorn hope|forlorn hope|a pipe dream|a pipedream|wishful thinking|fanciful|precious little chance|against all odds|against all the odds|not on the cards|not in the cards|long shot|hard to envisage|hard to envision|hard to conceive|hard to picture|difficult to see|difficult to envisage|difficult to believe|difficult to picture|beggars belief|small prospect|slender prospect|slight prospect|little risk|little danger|small risk|slight risk|the odds are long|the odds are against|a longshot|in the unlikely event",
  ],
  [
    "unlikely",
    RANGES["unlikely"],
    "unlikely|improbable|probably not|not likely|doubtful|less likely than not|not probable|little likelihood|little hope|against the odds|dubious|not expected to|are not expected to|is not expected to|not seem likely|not look likely|not very likely|less than even|poor chance|hard to credit|questionable|improbably|unlikelier than not|not probably|a poor bet|odds against|not especially likely|not particularly likely|less than an even chance|in some doubt|rather unlikely|fairly unlikely|unlikely to|rarely|implausible|implausibly|less likely|far less likely|much less likely|even less likely|still less likely|less probable|less plausible|unpromising|an uphill battle|an uphill struggle|an uphill task|a modest chance|modest chance|limited chance|weak chance|limited prospect|limited prospects|poor prospects|poor prospect|dim prospects|bleak prospects|poor odds|less than likely|more unlikely than not|not so likely|not all that likely|not thought likely|not considered likely|not seen as likely|not believed to|not thought to|is not thought to|are not thought to|not seem to|not appear to|not appear likely|seldom|something of a stretch|the odds are poor|a low chance|low chance|low odds|low prospects|few prospects|not very probable|not terribly likely",
  ],
  [
    "roughly even chance",
    RANGES["roughly even chance"],
    "roughly even chance|even chance|even odds|roughly even odds|a coin toss|a toss-up|a coin flip|fifty-fifty|50-50|as likely as not|evenly balanced|touch and go|finely balanced|evens|an even bet|about even|equally likely|a roughly even chance|an even chance|even money|a coin-toss|a toss up|fifty fifty|either way|hangs in the balance|evenly poised|could go either way|may or may not|might or might not|about as likely as not|a fifty-fifty chance|a 50-50 chance|50/50|50:50|the flip of a coin|the toss of a coin|a flip of a coin|roughly even|roughly equal chances|even-money|an even-money bet|too close to call|on a knife edge|on a knife-edge|neck and neck|equal chance|an equal chance|equal chances|just as likely|equally probable|as probable as not|equal odds|evens chance|a close call|roughly fifty-fifty|as likely to succeed as to fail",
  ],
  [
    "likely",
    RANGES["likely"],
    "likely|likelier than not|likelier|probably|probable|in all likelihood|in all probability|presumably|more likely than not|may well|might well|could well|could easily|can be expected to|is expected to|are expected to|expected to|is set to|are set to|good chance|is thought to|are thought to|is believed to|are believed to|is regarded as|are regarded as|is seen as|are seen as|is widely seen as|is considered|are considered|is said to|are said to|is reported to|are reported to|apparently|reportedly|seems to|seem to|seems|appears to|appear to|appears|tends to|tend to|on balance|may very well|might very well|could very well|widely regarded as|regarded as|widely seen as|widely believed to|widely expected to|widely thought to|is likely to|are likely to|a fair chance|a good chance|every chance|better than even chance|better-than-even chance|better than even|odds-on|more often than not|more probable than not|a safe bet|stands a good chance|stand a good chance|looks set to|look set to|seems set to|looks likely to|look likely to|seems likely to|is poised to|are poised to|is on course to|are on course to|is reported to be|are reported to be|is rumoured to|are rumoured to|is understood to|are understood to|is presumed to|are presumed to|seemingly|by all accounts|by most accounts|to all appearances|all the signs are|it seems|it appears|as a rule|in all probability|a decent chance|a strong chance|a reasonable chance|strong possibility|real possibility|most probably not|more than likely|a better than even chance|a fair bet|in prospect|plausibly likely|evidently|arguably|looks likely|look likely|stands to|stand to|poised to|on course to|on track to|on balance of probability|i suspect|we suspect|should in principle|would appear to|is assumed to|are assumed to|rather likely|fairly likely|quite likely|supposedly likely|is expected|are expected|by and large|by all indications|on the cards|in the cards|in the offing|looks to be|look to be|looks like|look like|looks as if|look as if|looks as though|look as though|seems like|seems likely|seem likely|appears likely|appear likely|appears likely to|appear likely to|appears set to|appear set to|appears poised to|appear poised to|looks poised to|look poised to|seemed to|appeared to|seemed|appeared|seem|appear|tended to|has tended to|have tended to|was likely to|were likely to|was set to|were set to|was expected to|were expected to|was poised to|were poised to|was thought to|were thought to|was believed to|were believed to|was said to|were said to|was reported to|were reported to|is set for|are set for|looks set for|look set for|is headed for|are headed for|is heading for|are heading for|is headed towards|are headed towards|is heading towards|are heading towards|on course for|on track for|on the way to|in line to|liable to|is liable to|are liable to|apt to|is apt to|are apt to|prone to|is prone to|are prone to|it looks as if|it looks as though|it looks like|it looks likely|signs are|the signs are|all signs point to|signs point to|the indications are|indications are|the evidence suggests|evidence suggests|best bet|the best bet|a good bet|a solid chance|solid chance|a reasonable prospect|a good prospect|good prospect|a fair prospect|fair prospect|good prospects|decent prospects|a realistic chance|a realistic prospect|realistic prospect|odds favour|odds favor|the odds favour|the odds favor|favoured to|favored to|tipped to|is tipped to|are tipped to|smart money|the smart money|likeliest|the likeliest|chances are|the chances are|presumptively|feasible enough|quite possibly|very possibly|quite possible|very possible|entirely possible|quite plausible|entirely plausible|perfectly possible|more probable|more probably|may very easily|could very easily|might easily|may easily|might as well|better than evens|better than fifty-fifty|a more than even chance|more than an even chance|a likelihood|my guess is|our guess is|my own guess is|my bet is|our bet is|my own bet is|my sense is|our sense is|i would guess|i would bet|we would bet|i would wager|my hunch is|our hunch is|it is believed|it is thought|it is expected|it is assumed|it is understood|it is widely believed|it is widely thought|it is generally believed|understood to|believed to|thought to|reported to|rumoured to|rumored to|presumed to|reputed to|deemed to|assumed to|predicted to|forecast to|projected to|is projected to|are projected to|is forecast to|are forecast to|is predicted to|are predicted to|is reputed to|are reputed to",
  ],
  [
    "very likely",
    RANGES["very likely"],
    "very likely|highly likely|most likely|very probably|highly probable|very probable|almost surely|extremely likely|overwhelmingly likely|all but certain to|must surely|in all likelihood|with high confidence|high probability|very good chance|excellent chance|strong likelihood|very much likely|extremely probable|overwhelmingly probable|strongly suggests|strongly suggest|high confidence|odds are|most probably|more than probable|little doubt|scarcely any doubt|hardly any doubt|hardly in doubt|not in doubt|not in much doubt|not much doubt|a very good chance|every likelihood|every prospect|every sign|every indication|every reason to expect|a strong probability|strong probability|a high chance|high chance|a high probability|a strong likelihood|strong prospect|high likelihood|a high likelihood|great likelihood|well on the way to|well on its way to|well on course to|near-certain|near certain|next to certain|pretty certain|fairly certain|quite certain|reasonably certain|safe to say|safe to assume|it stands to reason|stands to reason|odds-on favourite|hard to avoid|difficult to avoid|hard to escape|in all but certain|very much on the cards|the odds are|confidently expected to|fully expected to|a strong favourite|the overwhelming likelihood",
  ],
  [
    "almost certain",
    RANGES["almost certain"],
    "almost certain|almost certainly|certainly|certain to|certain|undoubtedly|doubtless|no doubt|without doubt|surely|nearly certain|virtually certain|virtually certainly|all but certain|inevitable|inevitably|bound to|definitely|clearly|of course|sure to|beyond doubt|beyond dispute|beyond question|beyond reasonable doubt|a foregone conclusion|as good as certain|guaranteed to|unquestionably|indisputably|undeniably|unmistakably|destined to|a near certainty|a certainty|practically certain|without question|as good as sure|without fail|assuredly|beyond reasonable question|sooner or later|in any event|for certain|for sure|bound sooner or later to|will inevitably|is certain to|are certain to|is sure to|are sure to|unavoidable|unavoidably|inescapable|inescapably|ineluctable|ineluctably|inexorably|beyond a doubt|beyond a shadow of a doubt|beyond the shadow of a doubt|beyond any doubt|without a doubt|without any doubt|indubitably|incontrovertibly|incontestably|irrefutably|plainly|obviously|manifestly|patently|self-evidently|demonstrably|needless to say|there is no question|there can be no doubt|there is no doubt|can be no doubt|make no mistake|only a matter of time|a matter of time|just a matter of time|merely a matter of time|a done deal|a sure thing|a dead cert|a racing certainty|doomed to|doomed|fated to|unfailingly|invariably|cannot but|cannot fail to|cannot help but|could not but|nothing short of certain|as sure as|come what may|one way or another",
  ],
  [null, [0.8, 0.95], "must|will|is to|are to|going to"],
  [
    null,
    [0.2, 0.6],
    "may|might|could|may in fact|might in fact|could in fact|may just|might just|could just|may even|might even|could even|may still|might still|could still|may indeed|may perhaps|could perhaps|might perhaps|possible|possibly|perhaps|maybe|conceivable|conceivably|potentially|would|a chance|chance that|may yet|might yet|could yet|plausible|plausibly|cannot be ruled out|can not be ruled out|not impossible|not inconceivable|not unthinkable|not improbable|not implausible|not out of the question|not be impossible|not be inconceivable|not be unthinkable|not be ruled out|not be excluded|not excluded|within reach|cannot exclude|did not rule out|does not rule out|do not rule out|has not ruled out|have not ruled out|not ruled out|never ruled out|in doubt|in question|an open question|uncertain|cannot be excluded|can not be excluded|could not be excluded|cannot be discounted|can not be discounted|cannot be dismissed|conceivably|in theory|a possibility|some chance|remains to be seen|remain to be seen|anyone's guess|anybody's guess|less certain|far from certain|by no means certain|not certain|far from sure|unclear|up in the air|in the balance|might conceivably|may conceivably|could conceivably|might possibly|may possibly|could possibly|might eventually|may eventually|may one day|might one day|could one day|not beyond|at risk of|no certainty|feasible|feasibly|imaginable|imaginably|thinkable|a fighting chance|fighting chance|a sporting chance|some possibility|the possibility that|a possibility that|there is a risk|there is a danger|a risk that|a danger that|the risk that|the danger that|the danger is that|the risk is that|a real risk|a serious risk|a real danger|runs the risk of|run the risk of|running the risk of|in danger of|with luck|with any luck|with a little luck|with some luck|god willing|all being well|hopefully|theoretically|hypothetically|not beyond the bounds of possibility|not beyond the realm of possibility|not out of reach|hard to say|difficult to say|hard to tell|difficult to tell|hard to know|too early to say|too early to tell|too soon to say|too soon to tell|impossible to say|impossible to know|impossible to predict|hard to predict|difficult to predict|hard to judge|unpredictable|unpredictably|debatable|a moot point|not clear|far from clear|the jury is still out|the jury is out|jury is still out|hangs by a thread|in the lap of the gods|not a given|not guaranteed|no foregone conclusion|not inevitable|not a foregone conclusion|not assured|not preordained|no sure thing|no guarantee|far from assured|far from inevitable|far from guaranteed|far from settled|far from a foregone conclusion|hardly certain|hardly inevitable|hardly guaranteed|hardly a foregone conclusion|anything but certain|anything but assured|less than certain|by no means assured|by no means guaranteed|by no means inevitable|by no means sure|by no means clear|by no means a foregone conclusion|by no means impossible|by no means inconceivable|by no means excluded|by no means out of the question|never say never|cannot wholly be excluded|cannot be wholly excluded|cannot entirely be ruled out|cannot be entirely ruled out|cannot rule out|could not rule out|can not rule out|would not rule out|no one knows|nobody knows|who knows|god knows|there for the taking|conceivable that|within the realm of possibility|within the bounds of possibility|within the realms of possibility|for all anyone knows|for all we know|a live possibility|a live option|a distinct possibility|distinct possibility|is an option|remains an option|a long way from certain|threatens to|threaten to|threatened to|promises to|risks|risk|risked",
  ],
  [null, [0.4, 0.5], "realistic possibility|a realistic possibility"],
  [
    null,
    [0.5, 0.9],
    "should|ought to|is scheduled to|are scheduled to|was scheduled to|were scheduled to|scheduled to|is slated to|are slated to|slated to|is due to|are due to|was due to|were due to|is meant to|are meant to|was meant to|were meant to|has every reason to|have every reason to|all things being equal|other things being equal|all else being equal|all else equal",
  ],
  [
    null,
    [0.25, 0.6],
    "only partially|only partly|partially|partly|in part|to some extent|up to a point|largely|mostly|not entirely|not wholly|not fully|at best partly|at best partially|half right|half true|half wrong|more or less|not so much|only half|half true|nearly right|nearly true|almost right|not quite|not exactly|at best|for the most part|in the main|to a degree|to a large extent|in some measure|only in part|to some degree|to a certain extent|to a certain degree|to a lesser extent|to a lesser degree|in large part|in large measure|in great measure|in good part|in a sense|in some respects|in some ways|somewhat|broadly|broadly speaking|on the whole|roughly speaking|generally speaking|strictly speaking|in essence|not altogether|not completely|not strictly|not totally|only somewhat|only marginally|half-heartedly",
  ],
  [
    null,
    [0.3, 0.9],
    "moderate confidence|with moderate confidence|low confidence|with low confidence|in principle|on the face of it|by some accounts|it would seem|so it seems|so to speak|at the least|some doubt|open to doubt|open to question|not necessarily|as it were|for what it is worth|on this reading|it may be that|it could be that|as yet|so far|for now|was prepared to|is prepared to|are prepared to|were prepared to|is ready to|are ready to|was ready to|is willing to|are willing to|was willing to|attempted|attempted to|tried to|has tried to|sought to|attempts to|tries to|claims to|supposedly|allegedly|ostensibly|nominally|notionally|supposed to|was supposed to|were supposed to|is supposed to|are supposed to|in our view|in my view|in our judgement|in our judgment|in my judgement|in my judgment|to my mind|in our opinion|in my opinion|purportedly|at least|roughly|about half|reputedly|putatively|professedly|on paper|at first glance|at first sight|at face value|prima facie|as far as anyone knows|as far as is known|so far as is known|as far as we know|so far as we know|to our knowledge|to my knowledge|if reports are right|if reports are to be believed|word has it|rumour has it|rumor has it|it is said|it is reported|it is rumoured|it is rumored|it is alleged|it is claimed|i would argue|we would argue|one might argue|one could argue|it could be argued|it can be argued|it might be argued|it is arguable|in a manner of speaking|if anything|by one account|by one estimate|by some estimates|by most estimates|by most reckonings|by one reckoning|by some reckonings|by several accounts|on one estimate|on one reading|on some readings|on most estimates|in my estimation|in our estimation|in our assessment|in my assessment|in our reading|in my reading|as i see it|as we see it|from what we know|from what is known|unconfirmed|unverified|tentatively|speculatively|with low to moderate confidence|with moderate to high confidence|with some confidence|with limited confidence|with caveats|subject to confirmation|it would appear|so it would seem|so it would appear|or so it seems|it seems to me|it seems to us|it strikes me",
  ],
];
const BARE = new Set(
  "may might could possible possibly perhaps maybe"
    .split(" ")
    .concat(
      "may in fact",
      "might in fact",
      "may just",
      "might just",
      "could just",
      "may even",
      "might even",
      "could even",
      "may perhaps",
      "could perhaps",
      "might perhaps",
      "not inconceivable",
      "not impossible",
      "may yet",
      "might yet",
      "could yet",
      "a chance",
      "chance that",
    ),
);

export const HEDGES: readonly Hedge[] = rows.flatMap(([word, range, phrases]) =>
  phrases.split("|").map((phrase) => ({ phrase, word, range, ...(BARE.has(phrase) ? { bare: true as const } : {}) })),
);
/** Negators. */
export const NEGATORS = new Set(
  "not n't never no nothing nobody none neither nor without cannot hardly scarcely barely unless little few nowhere".split(
    " ",
  ),
);
/** Verbs and adjectives that deny their complement. */
export const NEGATING = new Set("deny fail refuse rule exclude prevent doubt decline".split(" "));

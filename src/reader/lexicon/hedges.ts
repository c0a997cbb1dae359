/**
 * Words of estimative probability and what they mean: the ICD-203 word and its range (Intelligence Community Directive 203, 2015),
 * or a range with `word: null` where the directive has none. Bare may, might and could stand for [.20, .60] by convention and are
 * marked unfilled, since readers vary widely on them.
 */
export const ICD203: { [word: string]: [number, number] } = {
  "almost no chance": [0.01, 0.05], "very unlikely": [0.05, 0.2], unlikely: [0.2, 0.45], "roughly even chance": [0.45, 0.55],
  likely: [0.55, 0.8], "very likely": [0.8, 0.95], "almost certain": [0.95, 0.99],
};
export interface Hedge { phrase: string; word: string | null; range: [number, number]; bare?: true }

const rows: [string | null, [number, number], string][] = [
  ["almost no chance", ICD203["almost no chance"]!, "almost no chance|no chance|remote chance|impossible|inconceivable|unthinkable|cannot possibly|could not possibly|out of the question|almost impossible|virtually impossible|next to impossible"],
  ["very unlikely", ICD203["very unlikely"]!, "barely|very unlikely|highly unlikely|extremely unlikely|most unlikely|highly improbable|very improbable|slim chance|little chance|small chance|hard to imagine|hard to see|difficult to imagine|hardly likely|far-fetched|hardly|scarcely|little prospect|scant chance|a long shot|remote"],
  ["unlikely", ICD203["unlikely"]!, "unlikely|improbable|probably not|not likely|doubtful|less likely than not|not probable"],
  ["roughly even chance", ICD203["roughly even chance"]!, "roughly even chance|even chance|even odds|roughly even odds|a coin toss|a toss-up|a coin flip|fifty-fifty|50-50|as likely as not|evenly balanced"],
  ["likely", ICD203["likely"]!, "likely|probably|probable|in all likelihood|in all probability|presumably|more likely than not|may well|might well|could well|could easily|can be expected to|is expected to|are expected to|expected to|is set to|are set to|good chance|is thought to|are thought to|is believed to|are believed to|is regarded as|are regarded as|is seen as|are seen as|is widely seen as|is considered|are considered|is said to|are said to|is reported to|are reported to|apparently|reportedly|seems to|seem to|seems|appears to|appear to|appears|tends to|tend to|on balance|may very well|might very well|could very well|widely regarded as|regarded as|widely seen as|widely believed to|widely expected to|widely thought to|is likely to|are likely to|a fair chance|a good chance|every chance"],
  ["very likely", ICD203["very likely"]!, "very likely|highly likely|most likely|very probably|highly probable|very probable|almost surely|extremely likely|overwhelmingly likely|all but certain to|must surely"],
  ["almost certain", ICD203["almost certain"]!, "almost certain|almost certainly|certainly|certain to|certain|undoubtedly|doubtless|no doubt|without doubt|surely|nearly certain|virtually certain|virtually certainly|all but certain|inevitable|inevitably|bound to|definitely|clearly|of course|sure to|beyond doubt"],
  [null, [0.8, 0.95], "must|will|is to|are to|going to"],
  [null, [0.2, 0.6], "may|might|could|may in fact|might in fact|could in fact|may just|might just|could just|may even|might even|could even|may still|might still|could still|may indeed|may perhaps|could perhaps|might perhaps|possible|possibly|perhaps|maybe|conceivable|conceivably|potentially|would|a chance|chance that|may yet|might yet|could yet|plausible|plausibly|cannot be ruled out|can not be ruled out|not impossible|not inconceivable|not unthinkable|not improbable|not implausible|not out of the question|not be impossible|not be inconceivable|not be unthinkable|not be ruled out|not be excluded|not excluded|within reach|cannot exclude|did not rule out|does not rule out|do not rule out|has not ruled out|have not ruled out|not ruled out|never ruled out|in doubt|in question|an open question|uncertain"],
  [null, [0.5, 0.9], "should|ought to"],
  [null, [0.25, 0.6], "only partially|only partly|partially|partly|in part|to some extent|up to a point|largely|mostly|not entirely|not wholly|not fully|at best partly|at best partially|half right|half true|half wrong|more or less|not so much"],
  [null, [0.3, 0.9], "as yet|so far|for now|was prepared to|is prepared to|are prepared to|were prepared to|is ready to|are ready to|was ready to|is willing to|are willing to|was willing to|attempted|attempted to|tried to|has tried to|sought to|attempts to|tries to|claims to|supposedly|allegedly|ostensibly|at least|roughly|about half"],
];
const BARE = new Set("may might could possible possibly perhaps maybe".split(" ").concat("may in fact", "might in fact", "may just", "might just", "could just", "may even", "might even", "could even", "may perhaps", "could perhaps", "might perhaps", "not inconceivable", "not impossible", "may yet", "might yet", "could yet", "a chance", "chance that"));

export const HEDGES: readonly Hedge[] = rows.flatMap(([word, range, phrases]) => phrases.split("|").map((phrase) => ({ phrase, word, range, ...(BARE.has(phrase) ? { bare: true as const } : {}) })));
/** Adverbs that stand for nothing by themselves beside a modal: `will probably`, `would almost certainly`. */
export const NEGATORS = new Set("not n't never no nothing nobody none neither nor without cannot hardly scarcely barely unless little few nowhere".split(" "));
/** Verbs and adjectives that deny what follows them. */
export const NEGATING = new Set("deny fail refuse rule exclude prevent doubt decline".split(" "));

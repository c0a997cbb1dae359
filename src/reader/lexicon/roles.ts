/** Words that make a phrase a driver, a need, a stake or an accord, and connectives that tie them. Own lists. */
const set = (words: string): Set<string> => new Set(words.split("|").map((w) => w.trim()));

/** Heads of driver phrases: quantities that rise and fall and bear on the actors. */
export const DRIVER_NOUNS = set(
  "pressure|propensity|dependence|dependency|reliance|price|prices|tension|tensions|assertiveness|inflation|unemployment|competition|rivalry|isolation|overfishing|drought|droughts|shortage|shortages|scarcity|deficit|debt|war|conflict|militarisation|militarization|nationalism|aggression|influence|presence|weakness|unrest|violence|temperature|temperatures|seas|climate|warming|population|growth|demand|supply|revenue|revenues|output|production|exports|imports|stocks|stockpile|cost|costs|migration|instability|uncertainty|appetite|anger|discontent|resentment|mistrust|distrust|hostility|threat|threats|ambition|ambitions|leverage|weight|clout|wealth|economy|currency|lira|rouble|ruble|rial|dollar|yuan|budget|spending|power|strength|decline|slump|boom|interest|fatigue|opinion|opposition|encroachment|intimidation|coercion|harassment|incursions|buildup|build-up|presence|flow|flows|level|levels|rainfall|consumption|reserves|poverty|turmoil|crisis|popularity|rhetoric|militancy|attacks|activity|patrols|needs|thirst|hunger|emissions|ice|melting|erosion|salinity|silt|sediment|rate|rates|risk|risks|urgency|costs|need|share|capacity|catch|fleet|traffic|campaign|campaigns|purchases|concern|concerns|deployment|deployments|expansion|rearmament|subsidies|investment|inflows|arrivals|smuggling|repression|crackdown|sanctions|tariffs|duties|harvest|harvests|shipments|surplus|glut|lobby|frustration|impatience|alarm|bitterness|suspicion|suspicions|unease|backlash|drilling|arsenal|insecurity|repayments|interference|meddling|raids|strikes|shelling|blockade|embargo|desertification|flooding|floods|heat|congestion|corruption|illness|succession|protests|strikes|vulnerability|exposure|reliance|weariness|exhaustion|infighting|divisions|polarisation|polarization|fury|outrage|rage|wrath|hatred|enmity|disaffection|apathy|disillusion|disillusionment|nostalgia|patriotism|populism|jingoism|chauvinism|sectarianism|irredentism|separatism|extremism|radicalism|protectionism|mortgages|wages|salaries|rents|fares|premiums|yields|margins|profits|losses|arrears|liabilities|bankruptcies|remittances|tourism|recession|stagnation|austerity|hardship|famine|malnutrition|blackouts|outages|bottlenecks|backlog|backlogs|overcapacity|oversupply|depletion|evaporation|subsidence|pollution|logging|poaching|trafficking|piracy|banditry|insurgency|terrorism|radicalisation|bombardment|mobilisation|mobilization|conscription|casualties|desertions|defections|turnover|volatility|liquidity|credit|lending|borrowing|refinancing|downgrade|default|devaluation|depreciation|appreciation|protectionism|encirclement|marginalisation|marginalization|estrangement|alienation|humiliation",
);
/** Always drivers, even without a trend word or a causal verb. */
export const STRONG_DRIVERS = set(
  "pressure|propensity|dependence|dependency|reliance|assertiveness|encroachment|intimidation|campaign|mistrust|distrust|shortage|shortages|scarcity|vulnerability|interference|meddling|coercion|harassment|exposure|isolation",
);
/** Words of rising, falling, high or low. */
export const TREND: { [word: string]: "rising" | "falling" | "high" | "low" } = Object.fromEntries(
  Object.entries({
    rising:
      "growing rising increasing mounting swelling soaring surging climbing expanding deepening worsening escalating intensifying widening warming hardening spiralling spiraling accelerating strengthening heightened increased ever-greater booming resurgent emerging ballooning rocketing growing",
    falling:
      "falling declining shrinking dwindling waning sinking collapsing slumping plunging easing weakening fading decreasing diminishing receding ebbing crumbling faltering slowing softening drying melting tumbling sagging eroding thinning vanishing depleted retreating",
    high: "high overweening heavy strong intense overbearing severe acute chronic huge massive relentless persistent overwhelming enormous excessive record unprecedented fierce constant deep great",
    low: "low weak scarce meagre meager scant feeble limited thin",
  }).flatMap(([direction, words]) => words.split(" ").map((word) => [word, direction])),
) as never;
/** Verbs of rising or falling. */
export const TREND_VERBS: { [verb: string]: "rising" | "falling" } = Object.fromEntries(
  Object.entries({
    rising:
      "rise grow increase climb soar surge mount swell expand deepen worsen escalate intensify double triple quadruple accelerate jump warm spike balloon spread widen",
    falling:
      "fall decline shrink dwindle wane sink collapse slump plunge ease weaken fade decrease drop diminish recede halve dry tumble slide crumble melt",
  }).flatMap(([direction, words]) => words.split(" ").map((word) => [word, direction])),
) as never;

/** Verbs of wanting: the object or the infinitive is what is needed. */
export const NEED_VERBS = set(
  "need|want|seek|desire|fear|crave|require|covet|dread|hope|long|wish|lack|aspire|yearn|strive|hunger|aim|hanker|pine|ache|itch|prize|cherish",
);
/** Verb with its particle. */
export const NEED_PHRASES: readonly [string, string][] = [
  ["look", "for"],
  ["search", "for"],
  ["hope", "for"],
  ["long", "for"],
  ["push", "for"],
  ["press", "for"],
  ["strive", "for"],
  ["cast", "about"],
  ["hunt", "for"],
  ["yearn", "for"],
  ["hunger", "for"],
  ["worry", "about"],
  ["care", "about"],
  ["thirst", "for"],
  ["aspire", "to"],
  ["vie", "for"],
  ["scramble", "for"],
  ["compete", "for"],
  ["clamour", "for"],
  ["clamor", "for"],
  ["angle", "for"],
  ["lobby", "for"],
  ["bid", "for"],
  ["campaign", "for"],
  ["strain", "for"],
  ["jockey", "for"],
  ["insist", "on"],
  ["insist", "upon"],
  ["hanker", "after"],
  ["hanker", "for"],
  ["pine", "for"],
  ["ache", "for"],
  ["itch", "for"],
  ["lust", "after"],
  ["cast", "around"],
  ["fret", "about"],
  ["fret", "over"],
  ["worry", "over"],
  ["agonise", "over"],
  ["agonize", "over"],
  ["obsess", "over"],
  ["shrink", "from"],
  ["recoil", "from"],
  ["balk", "at"],
  ["baulk", "at"],
  ["fish", "for"],
  ["shop", "for"],
  ["beg", "for"],
  ["plead", "for"],
  ["cry", "for"],
  ["fear", "for"],
  ["wish", "for"],
  ["dream", "of"],
  ["aim", "at"],
  ["settle", "for"],
  ["agitate", "for"],
  ["scrabble", "for"],
];
export const NEED_NOUNS = set(
  "need|needs|fear|fears|desire|urgency|eagerness|insistence|ardour|preference|yen|necessity|desperation|quest|hunger|thirst|appetite|ambition|ambitions|aspiration|aspirations|craving|search|priority|worry|worries|anxiety|longing|wish|requirement|requirements|hope|hopes|aim|goal|objective|interest|urge|yearning|pursuit|dream|demand|concern|longings|yearnings|anxieties|nervousness|unease|disquiet|obsession|preoccupation|fixation|wariness|reluctance|determination|resolve|hankering|enthusiasm|zeal|lust|greed|impatience|keenness|nightmare|dread|phobia|paranoia|dreams|wishes|desires|priorities|goals|aims|objectives|purpose|purposes|imperative|drive|push|plea|preferences|unwillingness|apprehension",
);
export const NEED_ADJECTIVES = set(
  "anxious|eager|keen|desperate|hungry|fearful|afraid|wary|thirsty|starved|short|determined|worried|nervous|impatient|bent|intent|hell-bent|reluctant|loath|loth|unwilling|uneasy|apprehensive|alarmed|obsessed|preoccupied|haunted|frightened|scared|terrified|concerned|adamant|insistent|itching|resolved|greedy|avid|ravenous|leery|distrustful|covetous|ambitious|fixated|hellbent|interested|dying|jealous|chary|disinclined|scrambling|starving",
);

export const STAKE_NOUNS = set(
  "dispute|disputes|standoff|stand-off|quarrel|quarrels|row|conflict|contest|disagreement|disagreements|argument|feud|feuds|wrangling|tug-of-war|stalemate|dispute|clashes|competition|race|scramble|demarcation|delimitation|impasse|deadlock|wrangle|controversy|fight|confrontation|claim|claims|sovereignty|rivalry|struggle|tussle|clash|differences|spat|battle|showdown|face-off|contention|question|issue|litigation|squabble|bickering|tension|tensions|friction|frictions|crisis|spats|squabbles|tussles|wrangles|showdowns|altercation|face-offs|standoffs|stand-offs|feuding|jockeying|stand off|gridlock|brinkmanship|discord|dissension|polemic|acrimony|vendetta|vendettas|strife|turf-war|tug-of-wars|dogfight|infighting|contestation|contestations",
);
/** Of those, the ones that require `over`, `about` or `on` after them. */
export const WEAK_STAKES = set(
  "row|conflict|contest|argument|fight|claim|claims|struggle|clash|differences|battle|question|issue|rivalry|contention|confrontation|clashes|competition|race|scramble|demarcation|delimitation|disagreement|disagreements|wrangling|stalemate|tension|tensions|friction|frictions|crisis|jockeying|gridlock|brinkmanship|discord|dissension|acrimony|polemic",
);

export const ACCORD_NOUNS = set(
  "treaty|treaties|agreement|agreements|accord|accords|memorandum|memoranda|memorandums|mou|contract|contracts|pact|pacts|deal|deals|declaration|protocol|convention|settlement|truce|ceasefire|cease-fire|armistice|compact|covenant|charter|concession|arrangement|moratorium|understanding|entente|concordat|bargain|framework|statute|communique|communiqué|code of conduct|compromise|standstill|licence|license|lease|roadmap|road map|principles|conventions|protocols|ceasefires|truces|settlements|arrangements|declarations|compacts|charters|understandings|frameworks|bargains|communiques|compromises|licences|licenses|leases|concessions|armistices|hotline|code|swap|roadmaps|plan|formula|timetable",
);
/** Of those, the ones that are an accord only beside a verb of signing, proposing or ending. */
export const WEAK_ACCORDS = set(
  "declaration|settlement|charter|concession|arrangement|understanding|bargain|framework|statute|compromise|convention|protocol|licence|license|lease|deal|deals|contract|contracts|moratorium|standstill|roadmap|road map|principles|conventions|protocols|settlements|arrangements|declarations|charters|understandings|frameworks|bargains|compromises|licences|licenses|leases|concessions|hotline|code|swap|roadmaps|plan|formula|timetable",
);
export const NOT_BINDING = set(
  "memorandum|memoranda|memorandums|mou|declaration|communique|communiqué|understanding|non-binding|framework|roadmap|road map",
);

export const SIGNED_VERBS = set(
  "sign|conclude|ratify|seal|initial|clinch|strike|ink|reach|finalise|finalize|approve|adopt|endorse|enter|renew|extend|complete|countersign|broker|close|cement|agree|announce|unveil|finish",
);
export const FORCE_WORDS = set(
  "force|apply|last|prevail|underpin|define|frame|fix|settle|rule|stand|expire|govern|bind|commit|regulate|remain|oblige|hold|survive|provide|set|allocate|divide|guarantee|grant|require|cover",
);
export const ENDED_VERBS = set(
  "renounce|revoke|dissolve|rescind|end|abandon|scrap|terminate|denounce|cancel|annul|tear|collapse|expire|repudiate|abrogate|void|lapse|quit|leave|exit|withdraw|violate|break",
);
/** Words in a name that mark a draft. */
export const DRAFT_WORDS = set(
  "draft|drafted|proposed|unsigned|unratified|possible|potential|prospective|planned|mooted|hypothetical|eventual|future|envisaged|suggested|would-be|putative",
);
/** Acts on an existing accord. */
export const UPON_STANDING = set(
  "invoke|violate|breach|honour|honor|implement|respect|uphold|end|amend|denounce|renounce|leave|quit|exit|abandon|scrap|extend|renew|apply|enforce|observe|flout|ignore|break|revise|reopen|renegotiate|replace|terminate|keep|preserve|undo|cite|commit|bind|accept|withdraw",
);
export const SUSPENDED_VERBS = set("suspend|freeze|halt|shelve|pause|mothball");
export const PROPOSED_WORDS = set(
  "draft|propose|proposed|proposal|discuss|seek|negotiate|offer|want|demand|suggest|float|envisage|mooted|draft|unsigned|possible|potential|prospective|future|eventual|planned|mulled|explore|consider|pursue|contemplate|drafted|prepare|promise|hope|push|press|need|urge|table|mull|debate|await|expect|favour|favor|outline|work|call|back|hint|talk|rule|foresee|resist|reject|refuse|oppose|block|host|broker|revive|resume|aim|conditional|hypothetical|partial|limited|interim|binding|broader|comprehensive|lasting|grand|final",
);

/** Causal verbs; the sign is that of the effect on the object. */
export const CAUSES = new Map<string, 1 | -1>([
  ..."drive push lead draw make cause prompt fuel spur force compel increase raise heighten sharpen deepen trigger provoke feed strengthen harden encourage produce create explain underlie underpin shape impel incline tilt goad galvanise galvanize hasten justify decide determine tip magnify compound bring bolster boost intensify worsen aggravate exacerbate stoke inflame propel press generate spark turn invite embolden convince persuade induce accelerate amplify enable help allow tempt worry alarm infuriate enrage annoy upset please reassure embarrass humiliate isolate frustrate embitter frighten unsettle irritate anger add give reinforce entrench inspire motivate attract cost weigh empty"
    .split(" ")
    .map((v) => [v, 1] as const),
  ..."dampen weaken reduce ease lower undermine erode blunt cool soften limit curb constrain hinder hamper discourage deter prevent complicate impede restrain relieve lessen diminish calm cut slow delay sap drain strain threaten damage hurt harm poison sour stall thwart block kill starve squeeze bankrupt deplete cripple hobble hollow"
    .split(" ")
    .map((v) => [v, -1] as const),
]);

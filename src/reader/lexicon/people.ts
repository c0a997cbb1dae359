/** Titles and offices in lower case with the sector of their holder; names of groups of people with theirs. */

const words = (sector: string, list: string): [string, string][] => list.split("|").map((w) => [w.trim(), sector]);

/** Last words of an office: `minister` in `foreign minister`. */
export const OFFICES = new Map<string, string>([
  ...words(
    "GOV",
    "president|vice-president|premier|minister|chancellor|secretary|undersecretary|envoy|ambassador|commissioner|governor|negotiator|spokesman|spokeswoman|spokesperson|diplomat|official|adviser|advisor|attorney|prosecutor|king|queen|emir|sheikh|sultan|prince|chief|director|director-general|secretary-general|leader|mediator|chairman|chairwoman|chair|delegate|representative|consul|mayor|vizier|regent|aide|head",
  ),
  ...words("MIL", "general|admiral|colonel|commander|captain|marshal|brigadier|major|lieutenant|commodore"),
  ...words("LEG", "senator|congressman|congresswoman|speaker|lawmaker|deputy|legislator|parliamentarian|mp"),
  ...words("BUS", "executive|banker|trader|financier|magnate|shipowner|industrialist|tycoon"),
  ...words(
    "CVL",
    "analyst|economist|professor|historian|scholar|columnist|journalist|commentator|author|writer|researcher|fellow|expert|hydrologist|scientist|lawyer|editor|reporter|correspondent|activist|bishop|cleric|ayatollah|imam|pope|patriarch|dissident|farmer|fisherman|engineer|geologist|strategist|consultant|veteran",
  ),
]);
/** Modifiers that are part of an office. */
export const OFFICE_PARTS = new Set(
  "prime foreign defence defense deputy vice former acting interim chief senior special finance energy interior trade water irrigation oil petroleum economy economic agriculture fisheries environment justice transport security national state first second press government army navy presidential opposition nuclear lead executive managing central bank mines mining resources natural maritime affairs top veteran retired resident late then-prime then-foreign then-president ex-president ex-minister ex-prime under assistant permanent supreme military commercial industry infrastructure external internal commerce parliamentary union high company trade assistant cabinet climate health education culture information home exterior caretaker".split(
    " ",
  ),
);
/** Titles before a name that are not an office. */
export const HONORIFICS = new Set(
  "mr mrs ms dr prof sir lord lady dame mr. mrs. ms. dr. prof. gen. adm. col. sen. rep. gov. lt. maj. capt. st.".split(
    " ",
  ),
);

/** Plural or collective names after a demonym or a possessive: `Russian elites`, `Iran's parliament`. */
export const GROUPS = new Map<string, string>([
  ...words(
    "GOV",
    "officials|authorities|government|governments|leadership|leaders|diplomats|negotiators|ministers|delegation|envoys|regime|cabinet|policymakers|policy-makers|administration|ministry|embassy|delegates|mediators|presidency|bureaucrats|planners|regulators|regulator|courts|court|spokesmen|delegations|side|team|officialdom|rulers|monarchs|princes|royals|statesmen|politicians|dignitaries|technocrats|ambassadors|emissaries|commissioners|censors|judges|prosecutors|governors|strategists|foreign ministry|defence ministry|defense ministry|central bank|customs",
  ),
  ...words(
    "MIL",
    "forces|troops|army|navy|military|air force|coast guard|coastguard|soldiers|warships|generals|commanders|armed forces|fleet|jets|patrol|patrols|gunboats|marines|security forces|border guards|militia|militias|frigate|frigates|submarines|warplanes|paratroopers|infantry|police|vessels|patrol boats|units|aircraft|fighter jets|bombers|destroyers|ships|helicopters|drones|artillery|gunners|sailors|pilots|conscripts|officers|peacekeepers|reservists|spies|intelligence services|intelligence",
  ),
  ...words(
    "LEG",
    "parliament|lawmakers|legislators|mps|senate|congress|legislature|senators|national assembly|assembly|deputies",
  ),
  ...words(
    "BUS",
    "companies|firms|businesses|company|utilities|miners|refiners|traders|investors|banks|exporters|importers|oil companies|buyers|producers|drillers|suppliers|importers|shippers|brokers|insurers|lenders|retailers|farming lobby|industrialists|bankers|manufacturers|carmakers|managers|bosses|executives|shipowners|operators|utility|trawler owners|mills|smelters",
  ),
  ...words(
    "ELI",
    "elites|elite|establishment|oligarchs|hardliners|hard-liners|conservatives|nationalists|reformists|moderates|hawks|reformers",
  ),
  ...words("OPP", "opposition|opposition parties|dissidents|protesters|demonstrators"),
  ...words(
    "REB",
    "rebels|insurgents|separatists|guerrillas|militants|fighters|insurgency|gunmen|militiamen|jihadists|mercenaries|warlords|secessionists",
  ),
  ...words(
    "CVL",
    "public|farmers|fishermen|citizens|voters|consumers|people|activists|fishers|analysts|experts|workers|migrants|refugees|students|engineers|scientists|scholars|media|newspapers|press|households|trawlers|fishing boats|fishing fleet|commentators|nationals|historians|geologists|lawyers|economists|unions|herders|villagers|islanders|skippers|crews|settlers|hackers|pollsters|pundits|columnists|editors|academics|taxpayers|pensioners|shopkeepers|exiles|clerics|bishops|residents|locals|growers|truckers|dockers|strikers",
  ),
]);

/** Groups of states or parties, by head noun after `its`, `their`, `multiple`, a region's adjective or nothing. */
export const STATE_GROUPS = new Set(
  "neighbours neighbors partners allies adversaries rivals backers patrons buyers customers suppliers guarantors creditors donors mediators claimants members states countries powers governments capitals consumers importers exporters producers signatories sponsors nations monarchies monarchs kingdoms sheikhdoms emirates republics democracies protectors overlords".split(
    " ",
  ),
);

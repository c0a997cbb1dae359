/**
 * What verbs and nouns say happened, as one of PLOVER's sixteen types (PLOVER 2021; CAMEO.2.0 facts as a start). Own table,
 * written from the definitions. A row is `TYPE; verbs; words of which one must follow`, after `<` words of which one must be the subject; rows are tried in order, so the particular
 * stands before the general.
 */
import type { Plover, Quad } from "../reading.ts";

const VERB_ROWS = `
SUPPORT; sign conclude ratify initial seal clinch ink finalise finalize strike; treaty treaties agreement agreements accord accords pact pacts deal deals memorandum contract contracts protocol declaration convention truce ceasefire arrangement mou communique letter compact charter document understanding code
SUPPORT; sign ratify
AGREE; reach; agreement accord deal compromise understanding settlement consensus terms
AGREE; agree accept consent pledge promise vow offer undertake volunteer propose commit guarantee assure plan intend aim
AGREE; suggest; talks meeting dialogue compromise swap truce ceasefire
AGREE; express; willingness readiness interest desire intention intent hope
AGREE; show; willingness readiness interest
AGREE; be; ready willing prepared
AGREE; indicate signal; willingness readiness desire interest
AGREE; hope want wish; cooperate cooperation improve ties relations talks dialogue meet peace
CONSULT; hold; talks meeting talk discussions negotiations summit consultations dialogue round conversation phone call
CONSULT; host; talks meeting summit round negotiations conference delegation
CONSULT; open begin start resume restart reopen attend join convene conduct continue launch; talks meeting negotiations summit dialogue discussions consultations conference
CONSULT; meet visit discuss consult confer negotiate phone telephone receive greet talk arrive host travel mediate brief deliberate huddle fly return tour exchange
CONSULT; sit; down
CONSULT; speak; to with telephone phone
CONSULT; send dispatch; envoy envoys minister president adviser delegation diplomat diplomats mission emissary negotiator negotiators
CONSULT; convene; summit conference meeting talks council cabinet parliament
SUPPORT; praise endorse hail applaud commend defend back support congratulate recognise recognize apologise apologize thank express champion honour honor welcome embrace approve
SUPPORT; establish restore upgrade normalise normalize; relations ties diplomatic embassy
SUPPORT; open reopen; embassy consulate mission
COOPERATE; cooperate collaborate trade share partner
COOPERATE; conduct hold stage launch; exercise exercises drill drills manoeuvres maneuvers patrol patrols
COOPERATE; exchange; intelligence information prisoners data
COOPERATE; expand deepen strengthen boost increase; trade cooperation ties relations
COOPERATE; buy purchase sell export supply; share shares stake gas oil grain electricity power weapons arms jets aircraft tanks uranium wheat coal ore frigates submarines
AID; aid donate lend fund finance supply deliver rescue evacuate shelter relieve extradite grant
AID; provide give send extend ship; aid assistance relief loan loans grant grants food medicine supplies money funds funding arms weapons equipment troops help intelligence information training expertise support credit credits shelter radar vehicles drones ammunition
COOPERATE; sell; boats ships vessels helicopters drones missiles
AID; give grant; asylum refuge shelter
CONCEDE; release free pardon amnesty concede
CONCEDE; ease lift relax loosen remove waive suspend end drop; sanctions sanction embargo blockade ban curfew restrictions restriction emergency tariffs tariff demand demands siege boycott charges censorship
CONCEDE; open reopen; crossing crossings border borders gate frontier airspace checkpoint checkpoints strait road route port ports
CONCEDE; <reopen; crossing crossings border gate frontier checkpoint airspace strait
CONCEDE; allow permit let; inspectors observers access visit return entry enter
CONCEDE; return hand give; prisoners hostages territory remains bodies island islands land back over
CONCEDE; acquiesce yield relent surrender capitulate reinstate
RETREAT; resign
RETREAT; withdraw retreat pull evacuate demobilise demobilize disarm disengage; troops forces army soldiers missiles ships out back from
RETREAT; withdraw retreat demobilise demobilize disarm disengage dismantle demilitarise demilitarize surrender
RETREAT; declare observe announce; ceasefire truce cease-fire
RETREAT; lay; down arms
RETREAT; destroy; stockpile stockpiles
REQUEST; ask urge appeal request demand beg implore petition press exhort
REQUEST; insist; on
REQUEST; call; for on upon
REQUEST; seek; help aid assistance support mediation loan asylum extradition
ACCUSE; accuse blame criticise criticize condemn denounce charge allege sue indict investigate probe rebuke censure deplore deride chide slam blast lambast lambaste castigate berate vilify fault rap suspect decry complain summon implicate scold disapprove assail
ACCUSE; attack; plan policy decision record remarks speech proposal idea bill law verdict report stance measure budget deal agreement treaty accord pact settlement compromise text draft account critics minister government handling legacy claim argument view as for over
ACCUSE; protest complain; that about
ACCUSE; attack slam blast criticise criticize deride mock; as for over account remarks decision plan move policy proposal article report stance accord agreement deal treaty pact settlement compromise text draft
ACCUSE; open launch begin order; inquiry investigation probe enquiry case
ACCUSE; file lodge; complaint suit lawsuit case protest charges
ACCUSE; call brand label dub; cartel absurd illegal unacceptable provocation theft aggression hypocrisy reckless hostile baseless ridiculous irresponsible outrageous shameful dangerous nonsense lie lies unlawful piracy unfair farce blackmail violation terrorism terrorist terrorists bullying extortion madness betrayal forgery fraud sham charade disgrace outrage insult
ACCUSE; express voice; concern alarm dismay regret displeasure anger outrage
REJECT; reject refuse decline rebuff spurn veto deny dismiss oppose resist defy ignore boycott block rule snub bar stonewall rebut renege repudiate exclude disavow shun scrap flout violate
REJECT; abandon; treaty agreement pact accord convention talks claim plan policy deal
REJECT; walk storm; out
REJECT; <fail collapse founder; bid application talks negotiations attempt proposal resolution vote summit dialogue mediation deal
REJECT; break; down
REJECT; tear; up
CONSULT; <resume begin open start continue restart reopen; talks negotiations dialogue discussions
REJECT; turn; down
REJECT; break; off promise
REJECT; withdraw leave quit exit; treaty agreement pact accord convention talks union negotiations from
REJECT; suspend postpone cancel call delay; talks negotiations meeting visit summit trip dialogue off
THREATEN; threaten warn menace caution
THREATEN; vow threaten; retaliate respond revenge attack strike fight punish crush destroy block continue
THREATEN; issue give; ultimatum warning
PROTEST; protest demonstrate rally march riot picket chant rampage
PROTEST; stage hold organise organize mount; protest protests demonstration demonstrations rally rallies strike strikes sit-in march vigil hunger
PROTEST; block blockade; road roads bridge roadway highway avenue street streets square traffic
COERCE; hold take keep; hostage hostages captive prisoner shields
PROTEST; go; strike hunger
PROTEST; burn; flag flags effigy tyres tires
SANCTION; sanction embargo blockade expel boycott blacklist fine penalise penalize
SANCTION; raise increase levy double hike; duties duty tariffs tariff customs levies levy tolls
SANCTION; suspend freeze; treaty pact accord agreement contract ratification part participation membership implementation accreditation
SANCTION; impose slap tighten extend; sanctions sanction embargo ban tariffs tariff duties restrictions blockade curbs quota quotas fine fines penalty
SANCTION; ban halt stop suspend freeze cut reduce sever restrict block throttle curb withhold; exports export imports import trade aid supplies supply gas oil shipments assets ties relations sales deliveries flow flows landings buying assistance relations funding cooperation relations route payments visas purchases
SANCTION; recall expel withdraw; ambassador diplomat diplomats envoy staff
SANCTION; close shut; embassy border borders airspace port ports strait crossing crossings road roads bridge bridges canal route routes pass gate pipeline railway consulate office offices
MOBILIZE; mobilise mobilize deploy mass amass reinforce scramble rearm
MOBILIZE; send move dispatch station position sail order; troops troop forces warship warships ships ship frigate frigates soldiers tanks vehicles jets aircraft missiles fleet destroyer destroyers carrier submarine navy drones batteries guard vessels planes gunboats
MOBILIZE; <move advance cross sail return arrive gather mass assemble; troops forces soldiers warships warship ships tanks frigates fleet jets patrols units paratroopers
MOBILIZE; raise increase place put; alert readiness
MOBILIZE; test launch fire; missile missiles rocket nuclear
MOBILIZE; conduct hold stage launch; naval military war
COERCE; arrest detain seize confiscate jail imprison deport sentence raid ransack evict impound intercept hack abduct kidnap intimidate harass board repress curfew outlaw censor convict search
COERCE; impose declare; curfew martial emergency
COERCE; keep chase drive bar turn expel ram shadow; boats boat fishermen trawlers vessels vessel crews fishing ships
COERCE; enter violate breach sail intrude; waters airspace territory zone
COERCE; ban dissolve shut close disperse expel suspend; party newspaper protesters opposition journalists rally media organisation organization station
ASSAULT; kill attack bomb shell shoot invade assassinate strike raid ambush murder massacre wound injure clash fight torture storm occupy destroy execute stab beat assault bombard torpedo ram capture gun bombard overrun
ASSAULT; fire open; rockets rocket missiles shells fire shots gunfire on at
ASSAULT; launch carry mount; attack attacks strike strikes offensive raid assault airstrike invasion
ASSAULT; blow; up
ASSAULT; set; fire
ASSAULT; trade exchange; fire shelling shots missiles rockets strikes
ACCUSE; trade exchange; accusations barbs insults recriminations threats
ASSAULT; explode detonate
ASSAULT; down shoot; jet plane aircraft drone helicopter airliner
CONSULT; call; telephone
CONSULT; pay; visit visits
CONSULT; shuttle
AGREE; present table submit hand put float unveil circulate; draft plan proposal proposals blueprint offer formula forward
AID; ship send deliver; fuel water tents wheat flour vaccines
ASSAULT; sink; ship ships boat boats vessel vessels trawler trawlers ferry frigate tanker tankers destroyer patrol warship submarine
COERCE; depose topple oust overthrow unseat annex nationalise nationalize expropriate requisition commandeer
COERCE; seize take; control power
COERCE; block blockade cordon; ship ships vessel vessels tanker tankers convoy
SANCTION; shut turn cut close switch; down off output production pipeline pipelines tap taps valve valves wells mine mines terminal refinery
SANCTION; stop cease halt; buying selling pumping shipping loading issuing paying
SANCTION; break sever downgrade; relations ties diplomatic
SANCTION; revoke cancel annul rescind; licence licences license licenses contract contracts visa visas concession concessions permit permits privileges
AID; give grant offer; home haven
AID; train equip arm; troops soldiers forces army police rebels militia militias
AID; pay; salaries wages compensation arrears
CONCEDE; hand cede; over back
CONCEDE; drop withdraw; charges claim claims objection objections complaint complaints
REQUEST; present make submit deliver table; demand demands request requests petition petitions
REQUEST; order instruct invite direct; to
REQUEST; refer submit; court tribunal arbitration dispute
SUPPORT; mend repair patch heal restore; rift rupture relations ties quarrel breach
SUPPORT; broker; deal truce ceasefire agreement accord settlement
REJECT; vote; against down
SUPPORT; vote; for
REJECT; object; to
PROTEST; take bring pour; streets
MOBILIZE; call; up reservists reserves
RETREAT; abandon vacate evacuate leave; base bases outpost outposts post posts position positions village villages airfield
`;

const NOUN_ROWS = `
CONSULT; meeting meetings summit talks visit negotiations consultations discussions conference round
COOPERATE; exercises drills
ASSAULT; attack attacks bombing bombings invasion raid raids clash clashes airstrike airstrikes shelling massacre massacres assassination ambush war wars fighting strike strikes offensive incursion incursions downing killing killings capture sinking occupation shooting bombardment
SANCTION; embargo embargoes blockade sanctions expulsion expulsions tariffs ban suspension closure closures cut-off cutoff stoppage rupture boycott
ACCUSE; condemnation criticism accusation accusations complaint denunciation
REJECT; resistance refusal rejection opposition veto defiance collapse breakdown failure walkout boycott
PROTEST; protest protests demonstration demonstrations riot riots
MOBILIZE; deployment mobilisation mobilization
RETREAT; withdrawal pullout pull-out ceasefire truce
THREATEN; ultimatum threat threats
COERCE; arrest arrests seizure seizures detention detentions crackdown intimidation harassment kidnapping abduction coup annexation
AID; aid assistance
CONCEDE; release handover
SUPPORT; signing ratification endorsement recognition
AGREE; pledge offer promise willingness readiness vow
REQUEST; appeal request demand
`;

export interface VerbRule { type: Plover; words: ReadonlySet<string> | null; subject?: true }

const VERB_RULES = new Map<string, VerbRule[]>();
for (const row of VERB_ROWS.trim().split("\n")) {
  const [head, verbs, words] = row.split(";").map((s) => s.trim()) as [string, string, string?];
  const type = head as Plover;
  const subject = verbs.startsWith("<");
  for (const verb of verbs.replace("<", "").split(" ")) {
    const list = VERB_RULES.get(verb) ?? VERB_RULES.set(verb, []).get(verb)!;
    list.push({ type, words: words ? new Set(words.split(" ")) : null, ...(subject ? { subject } : {}) });
  }
}
/** Rules of a verb: those that want a word after it first. */
for (const list of VERB_RULES.values()) list.sort((a, b) => Number(a.words === null) - Number(b.words === null));
export const EVENT_RULES: ReadonlyMap<string, readonly VerbRule[]> = VERB_RULES;
export const EVENT_VERBS: readonly string[] = [...VERB_RULES.keys()].filter((v) => v !== "be");

export const EVENT_NOUNS: ReadonlyMap<string, Plover> = new Map(NOUN_ROWS.trim().split("\n").flatMap((row) => {
  const [type, words] = row.split("; ") as [Plover, string];
  return words.split(" ").map((word) => [word, type] as const);
}));

const QUADS: { [q in Quad]: string } = {
  "verbal cooperation": "AGREE CONSULT SUPPORT CONCEDE", "material cooperation": "COOPERATE AID RETREAT",
  "verbal conflict": "REQUEST ACCUSE REJECT THREATEN", "material conflict": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
};
export const QUAD = Object.fromEntries(Object.entries(QUADS).flatMap(([quad, types]) => types.split(" ").map((type) => [type, quad]))) as { [type in Plover]: Quad };

/** Verbs that only say that the next verb is tried, begun or kept up: the next one is what happens. */
export const LIGHT = new Set("attempt try begin start continue keep move seek manage help work come go proceed happen tend use start rush get have be cease struggle decide".split(" "));
/** Verbs before an infinitive that make it a promise, a threat, a refusal or a request. */
export const STANCE: { [verb: string]: "AGREE" | "THREATEN" | "REJECT" | "REQUEST" } = Object.fromEntries(Object.entries({
  AGREE: "offer agree promise pledge vow propose plan intend want hope wish undertake volunteer consent prepare expect aim commit resolve opt",
  THREATEN: "threaten warn", REJECT: "refuse decline fail resist hesitate", REQUEST: "ask urge demand call appeal request order tell press require beg",
}).flatMap(([type, verbs]) => verbs.split(" ").map((verb) => [verb, type]))) as never;
/** Conflict when promised is a threat. */
export const HOSTILE = new Set<Plover>(["THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "REJECT", "PROTEST"]);

/**
 * Verbs and nouns of events, by PLOVER's sixteen types (PLOVER 2021; CAMEO.2.0 facts as a start). Own table, written
 * from the definitions. A row is `TYPE; verbs; words of which one must follow`, after `<` words of which one must be
 * the subject; rows are tried in order, so the particular stands before the general.
 */
import type { Plover } from "../../language/blocks/events.ts";

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
SANCTION; answer retaliate respond hit reply; tariff tariffs duty duties ban bans levy levies sanctions embargo embargoes boycott curbs surcharge expulsion expulsions quota quotas blockade countermeasures
SANCTION; levy introduce enact reimpose reinstate triple quadruple toughen stiffen clamp place; duties duty tariffs tariff customs levies levy tolls sanctions sanction embargo ban curbs restrictions surcharge quota quotas surcharges countermeasures penalties
SANCTION; double raise; duties duty tariffs tariff tolls fees surcharge
SANCTION; suspend halt stop ban ground cancel bar; flights flight ferry ferries trains rail bus overflights airline airlines postal post
SANCTION; freeze block; assets accounts account funds reserves
SANCTION; ban bar prohibit forbid outlaw; films imports exports goods products produce wine milk fruit meat fish vegetables wheat rice sugar apps companies films investment tourists tourism transit ships travel vehicles trucks lorries
SANCTION; shelve suspend halt freeze pause scrap cancel mothball abandon stall; project projects pipeline work construction dam loan loans funding investment financing programme program railway line drilling dialogue cooperation
SANCTION; turn shut switch; off lights taps
SANCTION; raise; price prices
SANCTION; withhold delay hold; release payment payments instalment installment tranche loan licences licenses permits
SANCTION; sever break cut downgrade rupture suspend; relations ties links contacts contact
SANCTION; cut reduce shrink; staff embassy
SANCTION; revoke strip withdraw; status privileges preference preferences citizenship accreditation licence license
SANCTION; recall; ambassadors ambassador envoys envoy consul diplomats mission charge
SANCTION; expel; diplomats diplomat envoy envoys ambassador attache attaché attaches staff observers monitors
SANCTION; pull call; ambassador envoy ambassadors
REJECT; walk pull back drop opt bow storm; away out; talks negotiations meeting deal accord summit conference
REJECT; pull drop; out talks summit negotiations conference meeting agreement treaty pact accord convention forum
REJECT; quit leave exit; alliance bloc union organisation organization pact talks table summit meeting commission council court coalition
REJECT; renounce denounce abrogate void annul rescind cancel shelve scrap dishonour dishonor; treaty agreement pact accord convention protocol memorandum deal contract charter declaration truce ceasefire
REJECT; block veto stall delay obstruct scupper scuttle torpedo sink derail spike sabotage wreck; treaty deal agreement accord pact resolution proposal plan bid talks membership entry accession statement vote sale draft text package summit settlement
REJECT; postpone cancel boycott skip snub shun miss; summit talks meeting visit conference ceremony election vote referendum session round
REJECT; go press push plough forge; ahead on regardless
REJECT; throw; out
REJECT; shoot knock vote; down
REJECT; dig; heels
REJECT; break; ranks promise pledge
MOBILIZE; double triple reinforce strengthen bolster boost increase station rotate; garrison garrisons troops presence forces patrols contingent force base outposts
MOBILIZE; step beef build; patrols patrol garrison forces presence troops navy
MOBILIZE; send dispatch sail order steam; ship survey drillship rig coastguard flotilla cutter gunboat boats drone bombers squadron brigade battalion regiment paratroopers marines
MOBILIZE; begin start; patrols patrolling manoeuvres mobilising mobilizing
MOBILIZE; conscript enlist
MOBILIZE; close; ranks
COERCE; spy eavesdrop; on
COERCE; bug wiretap tap; office room rooms cabinet phones phone embassy
COERCE; take wrest; control possession
COERCE; hold detain seize; crew crews ship ships boat boats vessel vessels tanker tankers cargo fishermen sailors
COERCE; proclaim impose declare; curfew martial emergency siege annexation
COERCE; crack clamp; down
COERCE; round; up
COERCE; put; arrest trial
COERCE; move drill explore survey fish; disputed contested
ASSAULT; cross; border river line pursuit frontier
ASSAULT; open; fire
ASSAULT; march; into on
ASSAULT; push press; into
ASSAULT; land; troops marines paratroopers
ASSAULT; take retake recapture seize; town towns city cities village villages airport hill hills island islands base post posts bridge garrison capital fort
ASSAULT; lob hurl rain; grenades shells rockets missiles stones
ASSAULT; ram sink hole; boat boats ship ships vessel vessels trawler trawlers
ASSAULT; come; fire attack
ACCUSE; lodge register deliver; protest protests complaint complaints objection note demarche démarche
ACCUSE; take haul drag; court tribunal case WTO arbitration
ACCUSE; launch initiate institute start; arbitration proceedings lawsuit probe inquiry investigation suit
ACCUSE; point; finger
ACCUSE; hit lash; out
ACCUSE; take; task issue exception umbrage offence offense
ACCUSE; level; accusations charges charge accusation
ACCUSE; cry; foul
CONCEDE; drop lift withdraw waive; veto objection objections opposition reservations claim claims lawsuit suit case demand
CONCEDE; give; up ground
CONCEDE; back climb; down
CONCEDE; cede surrender relinquish hand transfer forgo forgo; island islands territory land strip sovereignty base claim claims title
CONCEDE; halve cut reduce lower trim; tariffs tariff duties duty levies levy tolls
CONCEDE; restore resume; flow flows supply supplies gas exports flights imports service services
CONCEDE; reverse rescind; ban decision decree order
CONCEDE; unfreeze unblock; assets account accounts funds
CONCEDE; bow; to
CONCEDE; commute pardon; sentence sentences
CONCEDE; compensate
RETREAT; stand; down
RETREAT; declare observe announce proclaim; truce armistice moratorium
RETREAT; pull draw; back troops out forces
RETREAT; scale; back down
COOPERATE; share open; data archives intelligence records
COOPERATE; buy sell lease rent acquire; port ports stake island islands base land licence airport
COOPERATE; inaugurate commission; pipeline bridge railway link line cable terminal route
COOPERATE; launch form establish set; venture commission committee consortium body group
COOPERATE; join accede; union bloc alliance organisation organization convention treaty
COOPERATE; resume restart restore; trade cooperation flights exports
COOPERATE; swap; prisoners data maps territory land
AID; arm equip fund finance bankroll shelter harbour harbor; rebels rebel militia militias insurgents separatists guerrillas fighters
AID; back; rebels with
AID; send fly airlift rush; medicine food water relief doctors aid rescuers generators grain
AID; lend give grant extend disburse release; loan credit money billion million line euros dollars
AID; forgive write reschedule; debt debts off
AID; take; refugees in
SUPPORT; throw put lend; weight support backing
SUPPORT; side; with
SUPPORT; vote come; for favour favor
SUPPORT; shake; hands
SUPPORT; establish open; relations ties embassy consulate mission
SUPPORT; uphold affirm; award ruling verdict treaty agreement
SUPPORT; bury; hatchet
AGREE; float table circulate propose outline; plan proposal formula blueprint roadmap draft
AGREE; come; terms agreement
AGREE; shelve set put; differences aside
REQUEST; table sponsor submit put; resolution motion
REQUEST; turn appeal; to against
REQUEST; apply; for to
REQUEST; petition lobby
REQUEST; set issue; deadline conditions preconditions
REQUEST; claim; compensation damages
THREATEN; rattle; sabre saber sabres sabers
THREATEN; set draw; red ultimatum
CONSULT; mediate arbitrate intercede
CONSULT; hold; hearing hearings call
CONSULT; pay make; visit call trip tour
CONSULT; sound; out
CONSULT; dine lunch
PROTEST; down; tools
PROTEST; walk; off
PROTEST; clash; police
`;

const NOUN_ROWS = `
CONSULT; meeting meetings summit summits talks visit visits negotiations consultations discussions conference round dialogue parley parleys session
COOPERATE; exercises drills exchange exchanges
ASSAULT; attack attacks bombing bombings invasion raid raids clash clashes airstrike airstrikes shelling massacre massacres assassination ambush war wars fighting strike strikes offensive incursion incursions downing killing killings capture sinking occupation shooting bombardment storming siege sieges firefight firefights skirmish skirmishes sabotage torpedoing airstrike drone-strike bloodshed onslaught rampage assassinations kidnappings killings sorties counter-offensive counteroffensive
SANCTION; embargo embargoes blockade sanctions expulsion expulsions tariffs ban suspension closure closures cut-off cutoff stoppage rupture boycott boycotts embargoes blockades tariff duties countermeasures surcharge surcharges blacklisting recall recalls revocation cancellation severing moratoriums shutdown shut-off shutoff freeze
ACCUSE; condemnation criticism accusation accusations complaint complaints denunciation denunciations lawsuit lawsuits rebuke rebukes censure indictment indictments reprimand démarche demarche tirade
REJECT; resistance refusal rejection opposition veto defiance collapse breakdown failure walkout walkouts walk-out denunciation renunciation repudiation abrogation annulment non-ratification refusals rejections vetoes postponement cancellation snub snubs
PROTEST; protest protests demonstration demonstrations riot riots rioting march marches rally rallies sit-in sit-ins unrest uprising uprisings stay-away vigil vigils picket pickets
MOBILIZE; deployment deployments mobilisation mobilization build-up buildup reinforcement reinforcements call-up rearmament
RETREAT; withdrawal withdrawals pullout pull-out pullback pull-back ceasefire truce evacuation disengagement demobilisation demobilization disarmament retreat cease-fire
THREATEN; ultimatum threat threats
COERCE; arrest arrests seizure seizures detention detentions crackdown crackdowns intimidation harassment kidnapping abduction abductions coup coups annexation nationalisation nationalization expropriation confiscation confiscations impounding boarding interception deportation deportations eviction evictions imprisonment jailing hijacking bugging putsch takeover
AID; aid assistance airlift bailout bail-out rescue
CONCEDE; release handover hand-over reopening amnesty easing climbdown capitulation concession concessions repatriation cession retrocession unfreezing pardon pardons
SUPPORT; signing ratification endorsement recognition initialling accession normalisation normalization rapprochement reconciliation apology handshake
AGREE; pledge offer promise willingness readiness vow
REQUEST; appeal request demand
`;

export interface VerbRule {
  type: Plover;
  words: ReadonlySet<string> | null;
  subject?: true;
}

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
/** Rules of a verb: those that require a following word first. */
for (const list of VERB_RULES.values()) list.sort((a, b) => Number(a.words === null) - Number(b.words === null));
export const EVENT_RULES: ReadonlyMap<string, readonly VerbRule[]> = VERB_RULES;
/** Verbs whose form is more often a noun or an adjective: an event where tagged as verbs, without changing a tag. */
const NOUN_LIKE = new Set(
  "be drill fish lease rent register rupture survey transfer steam institute void reverse lower crack reply answer apply bolster bow bug bury climb come commission conscript cry dig dine drag enact forge form ground harbor harbour haul hit hole hurl introduce knock land level lob lobby lunch miss opt pause plough point push rain rattle round rush scale shake side skip sound spike stall stand step strip swap tap throw trim triple uphold wreck write".split(
    " ",
  ),
);
export const EVENT_VERBS: readonly string[] = [...VERB_RULES.keys()].filter((v) => !NOUN_LIKE.has(v));

export const EVENT_NOUNS: ReadonlyMap<string, Plover> = new Map(
  NOUN_ROWS.trim()
    .split("\n")
    .flatMap((row) => {
      const [type, words] = row.split("; ") as [Plover, string];
      return words.split(" ").map((word) => [word, type] as const);
    }),
);

/** Verbs of trying, beginning or continuing: the next verb is the event. */
export const LIGHT = new Set(
  "attempt try begin start continue keep move seek manage help work come go proceed happen tend use start rush get have be cease struggle decide".split(
    " ",
  ),
);
/** Verbs before an infinitive that make it a promise, a threat, a refusal or a request. */
export const STANCE: { [verb: string]: "AGREE" | "THREATEN" | "REJECT" | "REQUEST" } = Object.fromEntries(
  Object.entries({
    AGREE:
      "offer agree promise pledge vow propose plan intend want hope wish undertake volunteer consent prepare expect aim commit resolve opt",
    THREATEN: "threaten warn",
    REJECT: "refuse decline fail resist hesitate",
    REQUEST: "ask urge demand call appeal request order tell press require beg",
  }).flatMap(([type, verbs]) => verbs.split(" ").map((verb) => [verb, type])),
) as never;
/** Hostile types: promised, they are a threat. */
export const HOSTILE = new Set<Plover>(["THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "REJECT", "PROTEST"]);

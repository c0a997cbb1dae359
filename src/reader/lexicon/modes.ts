/**
 * How something was done: PLOVER's modes (PLOVER 2021; the names are its own, the words were written for this project). A row is
 * `TYPE mode; words`; the first row one of whose words stands in the event gives its mode, no word gives none.
 */
import type { Plover } from "../../language/blocks/events.ts";
import { bases } from "./forms.ts";

const ROWS = `
CONSULT phone; phone telephone call hotline video
CONSULT third-party; mediate mediation broker mediator mediators facilitate
CONSULT multilateral; summit conference forum assembly multilateral trilateral
CONSULT visit; visit travel fly tour arrive host receive flew send trip
RETREAT ceasefire; ceasefire truce cease-fire armistice
RETREAT disarm; disarm demobilise demobilize dismantle demilitarise demilitarize
RETREAT release; release free
RETREAT return; return
RETREAT resign; resign
RETREAT access; access inspectors
RETREAT withdraw; withdraw pull withdrawal pullout retreat leave disengage evacuate peacekeepers
REQUEST meet; talk negotiate negotiation dialogue meeting summit meet
REQUEST yield; withdraw stop lift revoke release end cease halt return surrender apologise apologize resign refrain abandon dismantle leave
REQUEST assist; aid help support assistance mediation loan troop weapon arm protect
REQUEST change; reform law policy change constitution election
ACCUSE investigate; investigate probe inquiry investigation indict prosecute
ACCUSE allege; accuse allege blame charge implicate suspect sue
ACCUSE disapprove; criticise criticize condemn denounce rebuke censure deplore deride slam blast lambast attack decry protest castigate assail call brand label dub complain chide summon
REJECT meet; talk negotiate negotiation dialogue meeting summit meet visit hearing mediation
REJECT assist; aid help assistance support loan
REJECT yield; demand withdraw surrender ultimatum concession territory compromise accept sovereignty
REJECT change; proposal reform plan law change award ruling verdict
THREATEN relations; tie relation ambassador embassy sever
THREATEN expel; expel deport
THREATEN territory; annex annexation partition secede
THREATEN restrict; sanction embargo tariff restrict cut blockade licence zone duty
THREATEN ban; ban outlaw
THREATEN arrest; arrest jail
THREATEN violence; attack strike bomb war force kill invade retaliate shoot fight destroy military crush
PROTEST riot; riot rampage burn loot
PROTEST strike; strike walkout hunger
PROTEST boycott; boycott
PROTEST obstruct; block blockade barricade occupy
PROTEST demo; demonstrate demonstration march rally protest picket vigil
SANCTION expel; expel expulsion
SANCTION withdraw; recall withdraw ambassador
SANCTION convict; convict fine penalise penalize
SANCTION discontinue; halt stop suspend freeze cut sever block ban embargo boycott withhold discontinue close shut throttle restrict blockade blacklist suspension cancel
MOBILIZE police; police
MOBILIZE militia; militia
MOBILIZE weapons; missile rocket weapon submarine drone nuclear artillery warhead bomber arm armour
MOBILIZE troops; troop force soldier army warship fleet frigate navy ship jet tank vehicle reservist brigade vessel gunboat marine guard boat
COERCE arrest; arrest detain jail imprison abduct kidnap sentence arrests hostage
COERCE deport; deport evict
COERCE censor; censor
COERCE curfew; curfew
COERCE martial-law; martial
COERCE ban; ban outlaw dissolve
COERCE cyber; hack
COERCE seize; seize confiscate impound capture nationalise nationalize board intercept seizure raid
COERCE withhold; withhold
COERCE restrict; harass intimidate curb restrict repress block keep chase ram harassment intimidation shadow
ASSAULT assassinate; assassinate assassination
ASSAULT torture; torture
ASSAULT execute; execute behead
ASSAULT sexual; rape
ASSAULT suicide-attack; suicide
ASSAULT crowd-control; teargas tear-gas
ASSAULT beat; beat
ASSAULT heavy-weapons; shell bomb bombard missile airstrike artillery rocket downing down torpedo shelling sink tank jet bombing invade invasion drone war
ASSAULT explosives; mine bomb explode detonate blow grenade
ASSAULT firearms; shoot gun shot gunfire rifle
ASSAULT primitive; stab machete knife stone
`;

const MODES = new Map<Plover, { mode: string; words: ReadonlySet<string> }[]>();
for (const row of ROWS.trim().split("\n")) {
  const [head, words] = row.split("; ") as [string, string];
  const [type, mode] = head.split(" ") as [Plover, string];
  (MODES.get(type) ?? MODES.set(type, []).get(type)!).push({ mode, words: new Set(words.split(" ")) });
}

/**
 * The mode given by the words of an event, or null. Words of the cue come first and take precedence over more distant
 * ones.
 */
export function modeOf(type: Plover, words: readonly string[]): string | null {
  const forms = words.flatMap((w) => [...bases(w)]);
  for (const { mode, words: own } of MODES.get(type) ?? []) if (forms.some((w) => own.has(w))) return mode;
  return null;
}

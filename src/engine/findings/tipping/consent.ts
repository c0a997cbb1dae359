/**
 * Conditions of consent to a change of issues, which must not be negative: the gain of one actor, or, where a table
 * allows money, the surplus of its parties together (bargaining/transfers.ts). i actor, k issue.
 */
import type { Model } from "../../compile.ts";
import { consentTo } from "../../model/gain.ts";
import type { Mover } from "../../model/movers.ts";

export interface Member {
  actor: number;
  /** Whether it only ratifies: it pays no friction for signing. */
  ratifies: boolean;
  /** Parameter of its points per bn, which divides its gain in a surplus; -1 where the gain counts by itself. */
  perBn: number;
}
export interface Condition {
  members: Member[];
  /** Whether a value above 0 means that a party gains from the package: not so for a ratifier. */ likes: boolean;
}
/** Conditions of a set of changed issues; `sure` are those that apply whatever else changes. */
export interface Asked {
  all: Condition[];
  sure: Condition[];
}

/**
 * Conditions of all actors whose consent it takes (docs/methods/findings.md#tipping-points, W); the parties of a table
 * with money count together.
 */
export function byEverybody(model: Model): (changed: (k: number) => boolean) => Asked {
  const paid = model.movers.filter((mover) => mover.transfers);
  const moneyed = new Set(paid.flatMap((mover) => mover.members.slice(0, mover.parties)));
  return (changed) => {
    const consenting = consentTo(model, changed);
    const all: Condition[] = [];
    const counted = new Set<number>();
    for (const { agenda, members, parties } of paid) {
      const together = agenda.some(changed) ? members.slice(0, parties).filter((i) => !counted.has(i)) : [];
      for (const i of together) counted.add(i);
      if (together.length > 0)
        all.push({
          likes: true,
          members: together.map((actor) => ({
            actor,
            ratifies: consenting.get(actor)!,
            perBn: model.shape.pointsPerBn[actor],
          })),
        });
    }
    for (const [actor, ratifies] of consenting)
      if (!counted.has(actor)) all.push({ likes: !ratifies, members: [{ actor, ratifies, perBn: -1 }] });
    return { all, sure: all.filter(({ members }) => !moneyed.has(members[0].actor)) };
  };
}

/** Conditions of the members of one table, whatever it changes. */
export function byTable({ shape }: Model, { members, parties, transfers }: Mover): () => Asked {
  const own = members.map((actor, a): Condition => ({
    likes: a < parties,
    members: [{ actor, ratifies: a >= parties, perBn: -1 }],
  }));
  const all = !transfers
    ? own
    : [
        {
          likes: true,
          members: members
            .slice(0, parties)
            .map((actor) => ({ actor, ratifies: false, perBn: shape.pointsPerBn[actor] })),
        },
        ...own.slice(parties),
      ];
  return () => ({ all, sure: all });
}

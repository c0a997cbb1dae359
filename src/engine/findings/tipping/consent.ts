/**
 * Conditions of consent to a mover's move, which must not be negative: the gain of one actor, or, where a table allows
 * money, the surplus of its parties together (bargaining/transfers.ts). i actor.
 */
import type { Model } from "../../compile.ts";
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
/** Conditions of the members of a mover to any of its moves, without money: the gain of each. */
export function byMembers({ members, parties }: Mover): Condition[] {
  return members.map((actor, a) => ({
    likes: a < parties,
    members: [{ actor, ratifies: a >= parties, perBn: -1 }],
  }));
}

/** Conditions of a table's zone: where money may change hands, the surplus of its parties together. */
export function byTable({ shape }: Model, table: Mover): Condition[] {
  const own = byMembers(table);
  if (!table.transfers) return own;
  const parties = table.members.slice(0, table.parties);
  return [
    {
      likes: true,
      members: parties.map((actor) => ({ actor, ratifies: false, perBn: shape.pointsPerBn[actor] })),
    },
    ...own.slice(table.parties),
  ];
}

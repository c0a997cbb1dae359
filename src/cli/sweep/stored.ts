/** Columns, pasts and tallies as blocks of a chunk file, and back. */
import type { Tally } from "../../analyses/sweep/index.ts";
import type { Columns } from "../../engine/index.ts";
import type { StoredBlock } from "../../files/sweep/chunk-file.ts";
import type { PastBlock } from "../../runners/index.ts";

export function storedColumns(columns: Columns): StoredBlock {
  const { format, kind, from, tried, kept, ...rest } = columns;
  return { format, kind, from, tried, kept, columns: rest };
}

export const columnsFrom = ({ format, kind, from, tried, kept, columns }: StoredBlock): Columns =>
  ({ format, kind, from, tried, kept, ...columns }) as Columns;

export const storedPast = ({ from, tried, kept, worlds, lost, gaveUp }: Columns): StoredBlock => ({
  format: 1,
  kind: "past",
  from,
  tried,
  kept,
  columns: { worlds, lost, gaveUp },
});

export const pastFrom = ({ from, tried, kept, columns }: StoredBlock): PastBlock =>
  ({ from, tried, kept, ...columns }) as PastBlock;

export const storedTally = (kind: string, { from, tried, kept, worlds, hits, sums, squares }: Tally): StoredBlock => ({
  format: 1,
  kind,
  from,
  tried,
  kept,
  columns: { worlds, hits, sums, squares },
});

export const tallyFrom = ({ from, tried, kept, columns }: StoredBlock): Tally =>
  ({ from, tried, kept, ...columns }) as Tally;

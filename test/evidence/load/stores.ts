/** Databases in memory that tests share: opening one costs more than most of what a test does in it, so each is emptied and used again. */
import { afterAll } from "vitest";
import { open, type Store } from "../../../src/evidence/open.ts";

/** What runs some work in an empty database of its own. */
export function emptyStores(): <T>(work: (store: Store) => Promise<T>) => Promise<T> {
  const free: Store[] = [];
  afterAll(() => {
    for (const store of free) store.close();
  });
  return async (work) => {
    const store = free.pop() ?? (await open(":memory:", { make: true }));
    try {
      return await work(store);
    } finally {
      for (const table of ["file", "event", "series", "rejected"]) await store.sql.run(`DELETE FROM ${table}`);
      free.push(store);
    }
  };
}

/** Hooks that give components the store and its state. */
import { createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import type { PageState } from "./state.ts";
import type { PageStore } from "./store.ts";

export const StoreContext = createContext<PageStore>(null as unknown as PageStore);
export const useStore = (): PageStore => useContext(StoreContext);

/** A part of the state; the component is drawn again when that part changes (by ===, or by its members). */
export function useStoreState<T>(select: (state: PageState) => T): T {
  const store = useStore();
  const [, again] = useReducer((n: number) => n + 1, 0);
  const now = select(store.state);
  const drawn = useRef({ select, now });
  drawn.current = { select, now };
  useLayoutEffect(() => {
    const update = (): void => {
      if (!same(drawn.current.select(store.state), drawn.current.now)) again(undefined as never);
    };
    update(); // the state may have changed between drawing and now
    return store.subscribe(update);
  }, [store]);
  return now;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((one, n) => one === b[n]);
}

/** How many of a long list are drawn by now: some at once, and as many again in each task after it, so that none is long. @param about what the list is of; another one begins anew */
export function useGrowing(total: number, step: number, about: unknown): number {
  const [drawn, setDrawn] = useState({ about, count: step });
  const count = drawn.about === about ? drawn.count : step;
  useEffect(() => {
    if (count >= total) return;
    const timer = setTimeout(() => setDrawn({ about, count: count + step }));
    return () => clearTimeout(timer);
  }, [about, count, total]);
  return Math.min(count, total);
}

/** A value some milliseconds after it changed, so that less urgent parts are drawn in a task of their own. */
export function useDelayed<T>(value: T, after: number): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(() => value), after);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}

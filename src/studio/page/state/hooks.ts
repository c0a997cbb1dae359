/** The store in components. */
import { createContext } from "preact";
import { useContext, useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

export const StoreContext = createContext<Store>(null as unknown as Store);
export const useStore = (): Store => useContext(StoreContext);

/** A part of the state; the component is drawn again when that part is another (by ===, or by its members). */
export function useState_<T>(select: (state: State) => T): T {
  const store = useStore();
  const [, again] = useReducer((n: number) => n + 1, 0);
  const now = select(store.state);
  const drawn = useRef({ select, now });
  drawn.current = { select, now };
  useLayoutEffect(() => {
    const look = (): void => {
      if (!same(drawn.current.select(store.state), drawn.current.now)) again(undefined as never);
    };
    look(); // what changed between drawing and now
    return store.subscribe(look);
  }, [store]);
  return now;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((one, n) => one === b[n]);
}

/** A value a little after it changed, so that what matters less is drawn in a task of its own. */
export function useLater<T>(value: T, after: number): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLate(() => value), after);
    return () => clearTimeout(timer);
  }, [value]);
  return late;
}

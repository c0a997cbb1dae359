/** The browser's own question before a page is left. */
import { useEffect } from "preact/hooks";

/** @param loses whether something on the page is not on disk */
export function useAskedBeforeLeaving(loses: boolean): void {
  useEffect(() => {
    if (!loses) return;
    const ask = (e: BeforeUnloadEvent): void => e.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [loses]);
}

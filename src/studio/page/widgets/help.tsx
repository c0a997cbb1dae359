/** Help with a number, whose page is loaded when it is first opened. */
import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";

export interface HelpProps {
  path: string;
  use: (range: string) => void;
}

export function Help(props: HelpProps) {
  const [Guide, setGuide] = useState<ComponentType<HelpProps> | null>(null);
  useEffect(() => {
    void import("../points/index.tsx").then((loaded) => setGuide(() => loaded.default));
  }, []);
  return Guide ? <Guide {...props} /> : null;
}

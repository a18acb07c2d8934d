import "./dom.ts";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { vi } from "vitest";

/** How long a busy machine may take. */
export const patience = { timeout: 20_000 };

export interface Mounted {
  /** Waits until the whole text is this. */
  readonly shows: (text: string) => Promise<void>;
  readonly unmount: () => void;
}

/** Renders into a new element of the document, effects and all. */
export function mount(node: ReactNode): Mounted {
  const container = document.createElement("div");
  const root = createRoot(container);
  root.render(node);
  return {
    shows: (wanted) =>
      vi.waitFor(() => {
        const text = container.textContent;
        if (text !== wanted) throw new Error(`expected the text "${wanted}", got "${text}"`);
      }, patience),
    unmount: () => root.unmount(),
  };
}

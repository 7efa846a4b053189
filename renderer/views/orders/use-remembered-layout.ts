import type { Layout, LayoutChangedMeta } from 'react-resizable-panels';
import { useSetPreferences } from '../../queries/desk-mutations';
import { usePreferences } from '../../queries/use-preferences';

/** The widths of a group of panels, in per cent, as the clerk left them; `fallback` until then. */
export function useRememberedLayout(
  group: string,
  panels: readonly string[],
  fallback: readonly number[],
): {
  readonly layout: Layout;
  readonly onChanged: (layout: Layout, meta: LayoutChangedMeta) => void;
} {
  const { layout } = usePreferences();
  const setPreferences = useSetPreferences();
  const kept = layout[group];
  const widths = kept?.length === panels.length ? kept : fallback;
  return {
    layout: Object.fromEntries(panels.map((panel, at) => [panel, widths[at] ?? 0])),
    onChanged(now, meta) {
      if (!meta.isUserInteraction) return;
      const wanted = meta.requestedLayout ?? now;
      const next = panels.map((panel) => Math.round((wanted[panel] ?? 0) * 100) / 100);
      setPreferences.mutate({ layout: { ...layout, [group]: next } });
    },
  };
}

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Tabs } from "@/components/ui/tabs";
import { type TimeWindow, zooms } from "@/lib/charts/time-window";
import type { Address } from "@/lib/client/use-address";

type TimelineControlsProps = { readonly address: Address; readonly window: TimeWindow };

const zoomWords = { term: "Term", year: "Year", quarter: "Quarter", month: "Month" } as const;

/** How much of time there is, and which: both stand in the address. */
export const TimelineControls = ({ address, window }: TimelineControlsProps) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
    <Tabs
      label="Zoom"
      selected={window.zoom}
      tabs={zooms.map((zoom) => ({
        id: zoom,
        label: zoomWords[zoom],
        // Where it was stays in sight: the other zoom begins with the same month.
        to: address.with({ zoom: zoom === "year" ? null : zoom }),
      }))}
    />
    <div className="flex items-center gap-1.5">
      {window.earlier !== null && (
        <Button
          aria-label="Earlier"
          look="quiet"
          onClick={() => address.set({ from: window.earlier })}
        >
          <Icon name="chevron-left" />
        </Button>
      )}
      <span className="whitespace-nowrap">
        {window.label} <span className="text-ink3">UTC</span>
      </span>
      {window.later !== null && (
        <Button aria-label="Later" look="quiet" onClick={() => address.set({ from: window.later })}>
          <Icon name="chevron-right" />
        </Button>
      )}
      {window.zoom !== "term" && <Button onClick={() => address.set({ from: null })}>Today</Button>}
    </div>
  </div>
);

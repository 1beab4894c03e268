import { Key } from "@/components/marks/key";
import { Kbd } from "@/components/ui/kbd";

/** How the lanes are read and walked. */
export const TimelineKey = () => (
  <div className="mt-3 flex flex-wrap justify-between gap-x-6 gap-y-2 text-ink3">
    <p>
      A fill past the today line is ahead of plan.{" "}
      <span className="max-sm:hidden">
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> lanes <Kbd>←</Kbd> <Kbd>→</Kbd> time
      </span>
    </p>
    <Key
      items={[
        { meaning: "drawn", label: "drawn" },
        { meaning: "pending", label: "pending" },
        { meaning: "available", label: "available" },
        { meaning: "not-open", label: "not yet open" },
        { meaning: "lapsed", label: "lapsed" },
        { meaning: "overage", label: "over" },
        { meaning: "attained", label: "attained" },
        { meaning: "owed", label: "still owed" },
        { meaning: "runs-out", label: "runs out" },
      ]}
    />
  </div>
);

"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { Menu } from "@/components/ui/menu";
import { useAddress } from "@/lib/client/use-address";
import { fromEpochMs, type Instant, parseInstant } from "@/lib/domain/base/period";
import { formatInstant } from "@/lib/format/format-date";
import { fromInstantField, toInstantField } from "@/lib/format/instant-field";

const useNow = (rendered: Instant): Instant => {
  const [now, setNow] = useState(rendered);
  useEffect(() => {
    const timer = setInterval(() => setNow(fromEpochMs(Date.now())), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

type AsOfControlProps = {
  /** What the server's clock said when it drew the page. */
  readonly now: Instant;
  readonly side?: "left" | "right";
};

/** Both clocks of the book, in the address: `asOf` when it counts, `knownAt` when we believed it. */
export const AsOfControl = ({ now: renderedNow, side = "right" }: AsOfControlProps) => {
  const address = useAddress();
  const now = useNow(renderedNow);
  const asOf = parseInstant(address.get("asOf") ?? "");
  const knownAt = parseInstant(address.get("knownAt") ?? "");
  const isNow = asOf === null && knownAt === null;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    address.setClocks({
      asOf: fromInstantField(form.get("asOf")),
      knownAt: fromInstantField(form.get("knownAt")),
    });
  };

  return (
    <Menu
      button={
        <span className="flex items-center gap-1.5 whitespace-nowrap">
          <span className="text-ink3">{asOf || isNow ? "As of" : "As known"}</span>
          <span className={classNames("font-heading", !isNow && "text-accent")}>
            {formatInstant(asOf ?? knownAt ?? now)}
          </span>
          <Icon name="chevron-down" />
        </span>
      }
      buttonClassName="touch-target h-8 max-sm:h-11"
      side={side}
    >
      <form className="w-60 space-y-3" key={`${asOf} ${knownAt}`} onSubmit={submit}>
        <Input
          defaultValue={toInstantField(asOf)}
          hint="What counted by then. Empty means now."
          label="As of (UTC)"
          name="asOf"
          type="datetime-local"
        />
        <Input
          defaultValue={toInstantField(knownAt)}
          hint="What the book knew by then."
          label="As known at (UTC)"
          name="knownAt"
          type="datetime-local"
        />
        <div className="flex gap-2">
          <Button type="submit">Set clocks</Button>
          {!isNow && (
            <Button look="quiet" onClick={() => address.setClocks({})}>
              Back to now
            </Button>
          )}
        </div>
      </form>
    </Menu>
  );
};

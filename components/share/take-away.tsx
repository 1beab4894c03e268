"use client";

import { ShareAction } from "@/components/share/share-action";
import type { Shareable } from "@/components/share/share-form";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

/** How a page of figures is taken away: as a link, for whoever may share, and on paper. */
export const TakeAway = (page: Shareable) => (
  <>
    <ShareAction {...page} />
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      Print
    </Button>
  </>
);

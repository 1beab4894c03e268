"use client";

import { useState } from "react";
import { AccountLinks } from "@/components/share/account-links";
import { type Shareable, ShareForm } from "@/components/share/share-form";
import { Button } from "@/components/ui/button";
import { Drawer } from "@/components/ui/drawer";
import { Icon } from "@/components/ui/icon";
import { MadeSecret } from "@/components/ui/made-secret";
import { useAddress } from "@/lib/client/use-address";
import { useViewer } from "@/lib/client/viewer";
import { formatInstant } from "@/lib/format/format-date";
import type { WireNewShare } from "@/lib/wire/share";

/** For whoever may share: a button beside the title, and the drawer that makes a link of the page. */
export const ShareAction = (props: Shareable) => {
  const address = useAddress();
  const mayShare = useViewer().data?.data.canShare ?? false;
  if (!mayShare) return null;
  return (
    <>
      <Button onClick={() => address.set({ share: "open" })}>
        <Icon name="link" />
        Share
      </Button>
      <Drawer
        icon="link"
        isOpen={address.get("share") !== null}
        note={props.name}
        onClose={() => address.set({ share: null })}
        title="Share"
      >
        <ShareDrawer {...props} />
      </Drawer>
    </>
  );
};

const ShareDrawer = (props: Shareable) => {
  const [made, setMade] = useState<WireNewShare | null>(null);
  return (
    <div className="space-y-5">
      {made === null ? (
        <ShareForm {...props} onMade={setMade} />
      ) : (
        <MadeSecret
          note={`opens until ${formatInstant(made.made.expiresAt)}`}
          onDone={() => setMade(null)}
          secret={made.link}
          title="Send this link"
        />
      )}
      <AccountLinks accountId={props.accountId} />
    </div>
  );
};

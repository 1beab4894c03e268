"use client";

import { RunningHead, type RunningHeadProps } from "@/components/layout/running-head";
import { signOut } from "@/lib/client/sign-in";
import { useViewer } from "@/lib/client/viewer";

type DashboardHeadProps = Omit<RunningHeadProps, "areas" | "signOut" | "hasSourceWarning">;

/** The areas that have a page. */
const areas = ["overview", "accounts", "commitments", "timeline", "reports", "sources"] as const;

export const DashboardHead = (props: DashboardHeadProps) => {
  const viewer = useViewer();
  return (
    <RunningHead
      {...props}
      areas={areas}
      hasSourceWarning={viewer.data?.data.sourcesNeedAttention ?? false}
      signOut={signOut}
    />
  );
};

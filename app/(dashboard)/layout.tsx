import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { DashboardHead } from "@/components/layout/dashboard-head";
import { DemoBanner } from "@/components/layout/demo-banner";
import { demoBannerCookie } from "@/components/layout/demo-banner-cookie";
import { Page } from "@/components/layout/page";
import { PasswordDialog } from "@/components/layout/password-dialog";
import { PrintHead } from "@/components/layout/print-head";
import { SeeAsBar } from "@/components/layout/see-as-bar";
import { readTheme, themeCookie } from "@/components/layout/theme";
import { AppProviders } from "@/lib/client/app-providers";
import { forPage } from "@/lib/server/page-fault";
import { getPageViewer } from "@/lib/server/page-viewer";
import { getViewer } from "@/lib/server/queries/get-viewer";

export const dynamic = "force-dynamic";

const DashboardLayout = async ({ children }: { readonly children: ReactNode }) => {
  const viewer = await getPageViewer();
  const jar = await cookies();
  const { data, meta } = await forPage(() => getViewer(viewer));
  return (
    <AppProviders>
      <DashboardHead
        now={meta.knownAt}
        theme={readTheme(jar.get(themeCookie)?.value)}
        viewer={{
          name: data.name,
          email: data.email,
          hasAccessPage:
            data.canManagePeople || data.canManageKeys || data.canReadAudit || data.canShare,
        }}
      />
      {data.seenBy !== null && <SeeAsBar name={data.name} seenBy={data.seenBy} />}
      <PrintHead isSandbox={data.isSandbox} now={meta.knownAt} />
      {data.isSandbox && !jar.has(demoBannerCookie) && <DemoBanner />}
      <Page>{children}</Page>
      <PasswordDialog isFromIssuer={data.isFromIssuer} />
    </AppProviders>
  );
};

export default DashboardLayout;

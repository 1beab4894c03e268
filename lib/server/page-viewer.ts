import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { signInPath } from "@/lib/paths/sign-in";
import { forPage } from "@/lib/server/page-fault";
import { findViewer, type Viewer } from "@/lib/server/viewer";

/** Who opens a page; whoever is not signed in is sent to the sign-in page. */
export const getPageViewer = async (): Promise<Viewer> =>
  (await forPage(async () => findViewer(await headers()))) ?? redirect(signInPath);

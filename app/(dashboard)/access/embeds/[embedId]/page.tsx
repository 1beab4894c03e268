import type { Metadata } from "next";
import { EmbedView } from "@/components/embeds/embed-view";

export const metadata: Metadata = { title: "Embed" };

type EmbedPageProps = { readonly params: Promise<{ embedId: string }> };

const EmbedPage = async ({ params }: EmbedPageProps) => {
  const { embedId } = await params;
  return <EmbedView embedId={embedId} />;
};

export default EmbedPage;

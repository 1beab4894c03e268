import type { Metadata } from "next";
import { EmbedMaker } from "@/components/embeds/embed-maker";

export const metadata: Metadata = { title: "Make an embed" };

const MakeEmbedPage = () => <EmbedMaker embedId={null} />;

export default MakeEmbedPage;

import type { Metadata } from "next";
import { CheckView } from "@/components/embeds/check-view";

export const metadata: Metadata = { title: "Check a host" };

const CheckPage = () => <CheckView />;

export default CheckPage;

import type { Metadata } from "next";
import { OwnPage } from "@/components/access/own-page";

export const metadata: Metadata = { title: "You" };

const YouPage = () => <OwnPage />;

export default YouPage;

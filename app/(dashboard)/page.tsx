import type { Metadata } from "next";
import { OverviewView } from "@/components/overview/overview-view";

export const metadata: Metadata = { title: "Overview" };

const OverviewPage = () => <OverviewView />;

export default OverviewPage;

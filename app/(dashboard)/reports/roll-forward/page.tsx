import type { Metadata } from "next";
import { RollForwardView } from "@/components/reports/roll-forward-view";

export const metadata: Metadata = { title: "Roll-forward" };

const RollForwardPage = () => <RollForwardView />;

export default RollForwardPage;

import type { Metadata } from "next";
import { InventoryView } from "@/components/hourly/inventory-view";

export const metadata: Metadata = { title: "Commitments by the hour" };

const InventoryPage = () => <InventoryView />;

export default InventoryPage;

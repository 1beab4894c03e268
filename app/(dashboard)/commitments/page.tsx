import type { Metadata } from "next";
import { CommitmentsView } from "@/components/commitments/commitments-view";

export const metadata: Metadata = { title: "Commitments" };

const CommitmentsPage = () => <CommitmentsView />;

export default CommitmentsPage;

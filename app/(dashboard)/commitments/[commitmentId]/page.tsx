import type { Metadata } from "next";
import { CommitmentView } from "@/components/commitments/commitment-view";

export const metadata: Metadata = { title: "Commitment" };

type CommitmentPageProps = { readonly params: Promise<{ commitmentId: string }> };

const CommitmentPage = async ({ params }: CommitmentPageProps) => {
  const { commitmentId } = await params;
  return <CommitmentView commitmentId={commitmentId} />;
};

export default CommitmentPage;

import type { Metadata } from "next";
import { operations } from "@/app/api/v1/operations";
import { ApiReference } from "@/components/api-reference/api-reference";
import { describeReference } from "@/lib/server/reference/describe-reference";

export const metadata: Metadata = { title: "API" };

type ApiPageProps = {
  readonly searchParams: Promise<{ readonly operation?: string | string[] }>;
};

const ApiPage = async ({ searchParams }: ApiPageProps) => {
  const { operation } = await searchParams;
  const asked = typeof operation === "string" ? operation : null;
  return <ApiReference asked={asked} operations={describeReference(operations)} />;
};

export default ApiPage;

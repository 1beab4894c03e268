import type { Metadata } from "next";
import { SandboxNote } from "@/components/sandbox-note/sandbox-note";

export const metadata: Metadata = { title: "An invented company" };

const SandboxPage = () => <SandboxNote />;

export default SandboxPage;

import type { Metadata } from "next";
import { InvitationForm } from "@/components/sign-in/invitation-form";
import { SignInLayout } from "@/components/sign-in/sign-in-layout";

export const metadata: Metadata = { title: "Invitation", robots: "noindex" };

const InvitationPage = () => (
  <SignInLayout>
    <InvitationForm />
  </SignInLayout>
);

export default InvitationPage;

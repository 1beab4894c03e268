import { EmptyState } from "@/components/states/empty-state";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths/paths";

const NotFound = () => (
  <main className="px-(--page-margin) py-16" id="main">
    <EmptyState
      action={<Link to={paths.overview()}>To the overview</Link>}
      title="Nothing stands here"
    >
      There is no such page, or it is not one of yours.
    </EmptyState>
  </main>
);

export default NotFound;

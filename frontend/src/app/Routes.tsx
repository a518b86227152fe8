import { Trans } from "@lingui/react/macro";
import { Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import type { Me } from "@/lib/me";
import { ButtonLink } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { Mark } from "@/ui/Mark";
import { HiddenTitle, Panes } from "@/ui/Panes";
import { HOME, OWN_PLACES, type Place, placesFor, SIDE_PLACES, usePlacesFor } from "./places";
import { PlaceSkeleton } from "./shell/PlaceSkeleton";

/** A screen sees paths from the root ("/rooms/7"), so that its links read as they are shared. */
export function Routes({ me }: { me: Me }) {
  const places: Place[] = [...usePlacesFor(me), ...placesFor(me, OWN_PLACES), ...SIDE_PLACES];
  return (
    <Suspense fallback={<PlaceSkeleton />}>
      <Switch>
        <Route path="/">
          <Redirect to={HOME} replace />
        </Route>
        {places.map(({ id, path, late: { Screen } }) => (
          <Route key={id} path={`${path}/*?`}>
            <Screen />
          </Route>
        ))}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}

function NotFound() {
  return (
    <Panes>
      <HiddenTitle>
        <Trans>Not found</Trans>
      </HiddenTitle>
      <EmptyState
        icon={<Mark size={36} />}
        title={<Trans>Nobody at this door</Trans>}
        act={
          <ButtonLink href={HOME} look="primary">
            <Trans>Go to the rooms</Trans>
          </ButtonLink>
        }
      >
        <Trans>What was here has moved, was deleted, or is not open to you.</Trans>
      </EmptyState>
    </Panes>
  );
}

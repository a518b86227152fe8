import { Trans } from "@lingui/react/macro";
import { Component, type ReactNode } from "react";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";

interface Props {
  /** A change, such as another path, gives the children a new try. */
  resetOn: string;
  children: ReactNode;
}

interface State {
  error: Error | null;
  resetOn: string;
}

// Each browser words it differently when a file of an older release is gone.
const OLD_FILES = /dynamically imported module|module script failed|error loading|preload CSS/i;

/** Keeps the shell standing when a screen falls. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetOn: this.props.resetOn };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetOn === state.resetOn ? null : { error: null, resetOn: props.resetOn };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    if (OLD_FILES.test(error.message)) return <OldRelease />;
    return (
      <ErrorState title={<Trans>This screen stumbled</Trans>} onRetry={() => this.setState({ error: null })}>
        <Trans>What you sent is safe. Try again, or go on somewhere else: the rest of Flurfunk still works.</Trans>
      </ErrorState>
    );
  }
}

function OldRelease() {
  return (
    <ErrorState
      title={<Trans>Flurfunk has been renewed</Trans>}
      act={
        <Button look="primary" onPress={() => location.reload()}>
          <Trans>Load the new version</Trans>
        </Button>
      }
    >
      <Trans>This tab is from before the update, or the network is down. What you sent is safe.</Trans>
    </ErrorState>
  );
}

import { Trans, useLingui } from "@lingui/react/macro";
import { UsersRound } from "lucide-react";
import { useLocation, useRoute } from "wouter";
import { EmptyState } from "@/ui/EmptyState";
import { HiddenTitle, Panes } from "@/ui/Panes";
import { PHONE, useMedia } from "@/ui/useMedia";
import { PeopleList } from "./PeopleList";
import PersonPane from "./PersonPane";

/** Everyone of the organisation: found at the left, seen at the right. */
export default function PeopleScreen() {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [, params] = useRoute("/people/*?");
  const asked = params?.["*"] ?? "";
  const isPhone = useMedia(PHONE);
  const id = asked === "" ? null : asked;
  return (
    <Panes list={<PeopleList currentId={id} isAlone={isPhone && id === null} />} listLabel={t`People`} phone={id === null ? "list" : "content"}>
      {id === null ? (
        <>
          <HiddenTitle>
            <Trans>People</Trans>
          </HiddenTitle>
          <EmptyState icon={<UsersRound aria-hidden />} title={<Trans>Who was that again?</Trans>}>
            <Trans>Search by name, by what someone does, by department or site.</Trans>
          </EmptyState>
        </>
      ) : (
        <PersonPane key={id} personId={id} onBack={() => navigate("/people")} />
      )}
    </Panes>
  );
}

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ALargeSmall, Mic, SendHorizontal, Smile } from "lucide-react";
import { type KeyboardEvent, lazy, type Ref, Suspense, useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from "react";
import type { Draft } from "@/lib/drafts";
import { isNotes, useRoomTitle } from "@/lib/live/conversations";
import { getEngine, useDraft } from "@/lib/live/current";
import type { Letter } from "@/lib/outbox";
import { getUploads } from "@/lib/uploads/current";
import { isBeside, type Quote } from "@/lib/wire";
import { IconButton } from "@/ui/IconButton";
import { Skeleton } from "@/ui/Skeleton";
import { useMedia } from "@/ui/useMedia";
import { AlsoInRoom } from "./AlsoInRoom";
import { sendMessage, tellTyping } from "./api";
import styles from "./Composer.module.css";
import { ReplyingTo, SlowLine } from "./ComposerHead";
import { AttachButton } from "./files/AttachButton";
import { AttachmentTray } from "./files/AttachmentTray";
import { pastedFiles } from "./files/chosen";
import { placeOf, useAttachments } from "./files/useAttachments";
import { EmojiList } from "./EmojiList";
import { MentionList } from "./MentionList";
import { PickEmoji } from "./Reactions";
import { AnswerCards } from "./slash/AnswerCards";
import { SlashList } from "./slash/SlashList";
import { useSlash } from "./slash/useSlash";
import { readingCell } from "./reading";
import { useRoomActs } from "./room-acts";
import { SendLater } from "./later/SendLater";
import { useTurn } from "./useTurn";
import { useEmojiNames } from "./useEmojiNames";
import { useMentions } from "./useMentions";
import { useBarShown } from "./writing/bar-shown";
import { CallQuestion } from "./writing/CallQuestion";
import { callsIn } from "./writing/calls";
import { useCalls } from "./writing/useCalls";
import { useFormatCommands } from "./writing/useFormatCommands";
import { useFormatting } from "./writing/useFormatting";

const FormatBar = lazy(() => import("./writing/FormatBar"));
const DraftPreview = lazy(() => import("./writing/DraftPreview"));
const VoicePanel = lazy(() => import("./files/VoicePanel"));

/** Browsers without one (or pages that were not served over HTTPS) have no microphone button. */
const canRecord = "MediaRecorder" in globalThis && "mediaDevices" in navigator;

const BODY_LIMIT = 10_000;
/** Within this many characters of the limit the counter shows. */
const COUNTER_AHEAD = 500;
const TYPING_EVERY_MS = 3_000;
const TOUCH = "(pointer: coarse)";

export interface ComposerHandle {
  attach: (files: readonly File[]) => void;
  focus: () => void;
  reply: (quote: Quote) => void;
  takeBack: (letter: Letter) => void;
}

/** In code points, as the server counts: an emoji is one character to it, and two to JavaScript. */
const lengthOf = (text: string) => Array.from(text).length;

/** Where Enter sends, Shift + Enter makes a new line; on a phone Enter does. */
const endsLineWithShift = (event: KeyboardEvent) => event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
const endsLineAlways = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey;

interface ComposerProps {
  ref: Ref<ComposerHandle>;
  /** Arrow up in an empty field. */
  onEditLast: () => void;
  onSent: () => void;
  /** Escape with nothing else to close. */
  onEscape: () => void;
  /** Beside something else, which one has come for: does not take the focus. */
  isAside: boolean;
}

/** Where one writes. Give it the room, or the root of the thread, as key: each has its own draft. */
export function Composer({ ref, onEditLast, onSent, onEscape, isAside }: ComposerProps) {
  const { t, i18n } = useLingui();
  const { room, thread, me } = useRoomActs();
  const title = useRoomTitle(room);
  const place = thread?.id ?? room.id;
  const hasThread = thread !== null;
  const [isAlso, setAlso] = useState(false);
  const id = useId();
  const isTouch = useMedia(TOUCH);
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(place);
  const { body, replyTo } = draft;
  const toldTypingAt_ms = useRef(0);
  const [isRecording, setRecording] = useState(false);
  const [isPreview, setPreview] = useState(false);
  const [isBarShown, toggleBar] = useBarShown(me, isTouch);
  const calls = useCalls(room.id);

  const where = useMemo(() => ({ room: room.id, thread: thread?.id ?? null }), [room.id, thread?.id]);
  const change = useCallback((next: Draft) => getEngine().drafts.keep(where, next), [where]);
  useEffect(() => getEngine().drafts.open(where), [where]);
  const focus = useCallback(() => area.current?.focus(), []);
  const attachments = useAttachments(place);
  useImperativeHandle(ref, () => ({
    focus,
    attach: (files) => {
      attachments.add(files);
      focus();
    },
    reply: (quote) => {
      change({ ...draft, replyTo: quote });
      focus();
    },
    takeBack: (letter) => {
      getUploads().move(letter.files, placeOf(place));
      getEngine().outbox.discard(letter.client_id);
      change({ body: [letter.body, body].filter(Boolean).join("\n\n"), replyTo: replyTo ?? letter.replyTo });
      focus();
    },
  }));
  useEffect(() => {
    // Whoever reads on from room to room does so by a single key, which would be text in the room.
    if (!isTouch && !isAside && (hasThread || readingCell.get() !== "on")) focus();
  }, [isTouch, isAside, hasThread, focus]);

  const roomWords = isBeside(room) ? t`Message to everyone here` : isNotes(room) ? t`Note to yourself` : t`Message to ${title}`;
  const words = thread ? t`Reply in the thread` : roomWords;
  const isInThread = thread !== null && !isAlso;
  const formatting = useFormatting(area, isTouch ? endsLineAlways : endsLineWithShift);
  useFormatCommands(isAside ? null : formatting.press);
  const setText = (text: string) => {
    calls.drop();
    change({ body: text, replyTo });
    const now_ms = Date.now();
    if (text.trim() !== "" && now_ms - toldTypingAt_ms.current > TYPING_EVERY_MS) {
      toldTypingAt_ms.current = now_ms;
      tellTyping(room.id, thread?.id ?? null);
    }
  };
  /** Puts text where the caret is. */
  const setTextAndCaret = (text: string, caret: number) => {
    setText(text);
    requestAnimationFrame(() => {
      focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  const mentions = useMentions({ body, area, onComplete: setTextAndCaret, isInThread });
  const emoji = useEmojiNames({ body, area, onComplete: setTextAndCaret });

  const slash = useSlash({ body, area, onComplete: setTextAndCaret, onSay: (text) => say(text, []), onDone: () => change({ body: "", replyTo: null }) });
  const lists = [mentions, emoji, slash];
  const onCaret = (at: number) => lists.forEach((list) => list.onCaret(at));
  const closeLists = () => lists.forEach((list) => list.close());
  const left = BODY_LIMIT - lengthOf(body);
  const hasFiles = attachments.uploads.length > 0;
  const wait_s = useTurn(room);
  const canSend = wait_s === 0 && !slash.isPending && (body.trim() !== "" || hasFiles) && left >= 0 && !attachments.hasFailed;
  const empty = () => {
    toldTypingAt_ms.current = 0;
    setPreview(false);
    calls.drop();
    setAlso(false);
    return getEngine().drafts.take(where);
  };
  const say = (text: string, files: readonly string[], isConfirmed = false) => {
    const [quote, draft] = [replyTo, empty()];
    sendMessage(room.id, text, quote, files, { ...(thread && { thread, alsoInRoom: isAlso }), draft, ...(isConfirmed && { isConfirmed }) });
    onSent();
  };
  const sendNow = (isConfirmed = false) => {
    say(emoji.finished(body), attachments.keys(), isConfirmed);
    requestAnimationFrame(focus);
  };
  const send = () => {
    if (!canSend || calls.isAsking) return;
    if (!hasFiles && slash.take(body)) return focus();
    const words = callsIn(body, isInThread);
    if (words.length === 0) sendNow();
    else void calls.hold(words).then((isHeld) => isHeld || sendNow());
  };
  const goOnWriting = () => {
    calls.drop();
    focus();
  };
  const stopRecording = () => {
    setRecording(false);
    requestAnimationFrame(focus);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || lists.some((list) => list.onKeyDown(event)) || formatting.onKeyDown(event, event.currentTarget)) return;
    const isPlain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    const isChord = (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (event.key === "Enter" && (isChord || (isPlain && !isTouch))) send();
    else if (event.key === "ArrowUp" && isPlain && body === "") onEditLast();
    else if (event.key === "Escape") {
      if (replyTo) change({ body, replyTo: null });
      else onEscape();
    } else return;
    event.preventDefault();
  };
  const insertEmoji = (emoji: string) => {
    const at = area.current?.selectionStart ?? body.length;
    setTextAndCaret(body.slice(0, at) + emoji + body.slice(at), at + emoji.length);
  };
  if (isRecording) {
    return (
      <Suspense fallback={<Skeleton shape="block" height="5rem" />}>
        <VoicePanel place={placeOf(place)} onSend={(key) => say("", [key])} onClose={stopRecording} />
      </Suspense>
    );
  }
  return (
    <div className={styles.composer}>
      {mentions.isOpen && <MentionList id={`${id}-people`} mentions={mentions} />}
      {emoji.isOpen && <EmojiList id={`${id}-emoji`} emoji={emoji} />}
      {slash.isOpen && <SlashList id={`${id}-slash`} slash={slash} />}
      <AnswerCards />
      {replyTo && <ReplyingTo quote={replyTo} onDrop={() => change({ body, replyTo: null })} />}
      {wait_s > 0 && <SlowLine wait_s={wait_s} />}
      {calls.held && <CallQuestion held={calls.held} verb={calls.held.goOn ? t`Schedule` : undefined} onSend={calls.held.goOn ?? (() => sendNow(true))} onDrop={goOnWriting} />}
      <AttachmentTray uploads={attachments.uploads} />
      <div className={styles.box}>
        {isBarShown && (
          <Suspense fallback={<div className={styles.barToCome} />}>
            <FormatBar onPress={formatting.press} isPreview={isPreview} onPreview={body.trim() === "" ? null : () => setPreview(!isPreview)} />
          </Suspense>
        )}
        <div className={styles.line}>
        <AttachButton onFiles={attachments.add} />
        {isPreview && (
          <Suspense fallback={<Skeleton width="60%" />}>
            <DraftPreview room={room.id} body={body} me={me} />
          </Suspense>
        )}
        <div className={styles.grow} data-text={`${body} `} hidden={isPreview}>
          <textarea
            ref={area}
            rows={1}
            className={styles.area}
            aria-label={words}
            placeholder={words}
            value={body}
            readOnly={calls.isAsking}
            enterKeyHint={isTouch ? "enter" : "send"}
            autoComplete="off"
            aria-invalid={left < 0}
            aria-describedby={left < COUNTER_AHEAD ? `${id}-left` : undefined}
            {...mentions.comboProps(`${id}-people`)}
            {...emoji.comboProps(`${id}-emoji`)}
            {...slash.comboProps(`${id}-slash`)}
            onChange={(event) => {
              setText(event.target.value);
              onCaret(event.target.selectionStart);
            }}
            onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
            onPaste={(event) => {
              const files = pastedFiles(event.clipboardData);
              if (files.length === 0) {
                formatting.onPaste(event, event.currentTarget);
                return;
              }
              event.preventDefault();
              attachments.add(files);
            }}
            onBlur={closeLists}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className={styles.acts}>
          {left < COUNTER_AHEAD && (
            <span id={`${id}-left`} className={styles.left} data-over={left < 0 || undefined} role="status">
              {left < 0 ? plural(-left, { one: "# too many", other: "# too many" }) : i18n.number(left)}
            </span>
          )}
          <IconButton
            size="s"
            label={isBarShown ? t`Hide the bar of formats` : t`Format`}
            icon={<ALargeSmall aria-hidden />}
            aria-expanded={isBarShown}
            onPress={() => {
              setPreview(false);
              toggleBar();
            }}
          />
          <PickEmoji
            label={t`Emoji`}
            onPick={insertEmoji}
            trigger={<IconButton size="s" label={t`Emoji`} icon={<Smile aria-hidden />} />}
          />
          {body === "" && !hasFiles && canRecord ? (
            <IconButton size="s" label={t`Record a voice message`} icon={<Mic aria-hidden />} onPress={() => setRecording(true)} />
          ) : (
            <>
              {!isBeside(room) && (
                <SendLater
                  wish={{ room: room.id, body: emoji.finished(body), replyTo, thread: thread ?? null, alsoInRoom: thread !== null && isAlso }}
                  files={attachments.keys()}
                  calls={calls}
                  isDisabled={left < 0 || attachments.hasFailed || (body.trim() === "" && !hasFiles)}
                  onScheduled={() => void empty()}
                  onEnd={focus}
                />
              )}
              <IconButton
                size="s"
                look={canSend ? "primary" : "plain"}
                label={t`Send`}
                shortcut={isTouch ? "mod+enter" : "enter"}
                icon={<SendHorizontal aria-hidden />}
                isDisabled={!canSend}
                onPress={send}
              />
            </>
          )}
        </div>
        </div>
      </div>
      {thread && <AlsoInRoom room={room} isOn={isAlso} onChange={setAlso} />}
    </div>
  );
}

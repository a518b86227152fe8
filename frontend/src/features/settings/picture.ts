/** A picture from the person's disk on its way to the server: read, cut to a square, sent with progress. */
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Me } from "@/lib/wire";
import { ApiError, csrfToken } from "@/lib/http";
import { ProblemError, problemOfStatus } from "@/lib/problem";
import { endSession } from "@/lib/session";
import { type Crop, type Size, squareOf } from "./crop";

/** Twice what is ever shown, so that the server has something to choose from. */
const SENT_SIDE_PX = 512;

export interface Picture extends Size {
  image: HTMLImageElement;
  /** To be revoked when done. */
  url: string;
}

function unreadable(): ProblemError {
  const message = i18n._(msg`This file could not be read as a picture. Take a PNG, JPEG, WebP or GIF.`);
  return new ProblemError({ ...problemOfStatus(0), message });
}

export async function readPicture(file: Blob): Promise<Picture> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    if (image.naturalWidth === 0) throw new Error("no pixels");
  } catch {
    URL.revokeObjectURL(url);
    throw unreadable();
  }
  return { image, url, width: image.naturalWidth, height: image.naturalHeight };
}

export async function cutPicture(picture: Picture, crop: Crop): Promise<Blob> {
  const { left, top, side } = squareOf(picture, crop);
  const sent = Math.min(SENT_SIDE_PX, Math.max(1, Math.round(side)));
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = sent;
  const context = canvas.getContext("2d");
  if (!context) throw unreadable();
  context.imageSmoothingQuality = "high";
  context.drawImage(picture.image, left, top, side, side, 0, 0, sent, sent);
  return new Promise((resolve, reject) => {
    // Browsers that cannot write WebP write PNG instead.
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(unreadable())), "image/webp", 0.92);
  });
}

/** fetch() tells nothing of how far an upload is; this does. `onProgress`: 0 to 1. */
export function sendPicture(blob: Blob, onProgress: (share: number) => void): Promise<Me> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/me/avatar");
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ApiError(0, null));
    request.onload = () => {
      if (request.status === 200) {
        resolve(request.response as Me);
        return;
      }
      if (request.status === 401) endSession();
      reject(new ApiError(request.status, request.response));
    };
    const form = new FormData();
    form.append("image", blob, "picture");
    request.send(form);
  });
}

"""What is said of cameras also where Qt's multimedia part is missing."""

from __future__ import annotations

from showroom.kernel.errors import Message

NO_CAMERA = Message(
    "camera_missing",
    "这台电脑上没有可用的摄像头：请选择照片文件或粘贴",
    "No camera can be used on this computer: choose a photo file or paste one",
)

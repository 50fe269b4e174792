package io.clonememoria.clone.chat;

import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record SayRequest(@NotBlank @Text @Size(max = 16_000) String content) {}

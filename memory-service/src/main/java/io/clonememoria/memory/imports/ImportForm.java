package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.chat.DateOrder;
import io.clonememoria.platform.form.FormParts;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.TooLarge;
import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A chat's file, and what its owner says of it. */
public class ImportForm {
    private static final long LARGEST = 25L * 1024 * 1024;

    /** The export as it is: a text, JSON or CSV, or the zip that it came in; up to 25 MB. */
    @RestForm
    @NotNull
    @Schema(type = SchemaType.STRING, format = "binary", example = "date,author,text\n2021-03-15T14:05:33Z,Rosa,The lilac is out.\n")
    public FileUpload file;

    /** Found out when not said. */
    @RestForm("source_type")
    @Pattern(regexp = "whatsapp|telegram|messenger|instagram|json|csv",
            message = "must be one of whatsapp, telegram, messenger, instagram, json, csv")
    @Schema(example = "csv")
    public @Nullable String sourceType;

    /** Who the clone is among those who speak, as the file calls them; an import needs it. */
    @RestForm
    @Size(min = 1, max = 200)
    @Line
    @Schema(example = "Rosa")
    public @Nullable String speaker;

    /** Whether phone numbers, e-mail addresses and card numbers are left out. */
    @RestForm
    @Pattern(regexp = "true|false", message = "must be true or false")
    @Schema(example = "true")
    public @Nullable String mask;

    /** Of the clock by which the file tells times, where it does not say so itself; UTC when not said. */
    @RestForm("time_zone")
    @Size(max = 50)
    @Schema(example = "Europe/Paris")
    public @Nullable String timeZone;

    /** Needed only where dates can be read in two ways and the whole file does not tell. */
    @RestForm("date_order")
    @Pattern(regexp = "dmy|mdy", message = "must be dmy or mdy")
    @Schema(example = "dmy")
    public @Nullable String dateOrder;

    /** @throws Invalid when a part comes twice, or names no time zone */
    ImportRequest toRequest() {
        FormParts.requireOnce("file", "source_type", "speaker", "mask", "time_zone", "date_order");
        if (file.size() > LARGEST) {
            throw new TooLarge("file-too-large", "A file may have 25 MB; this one has " + file.size() + " bytes.");
        }
        return new ImportRequest(file.uploadedFile(), file.size(), ChatFormat.of(sourceType), Optional.ofNullable(speaker),
                "true".equals(mask), zone(), DateOrder.of(dateOrder));
    }

    private ZoneId zone() {
        try {
            return timeZone == null || timeZone.isBlank() ? ZoneOffset.UTC : ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new Invalid("time_zone", "must be a time zone such as Europe/Paris");
        }
    }
}

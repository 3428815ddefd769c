package dev.syncwatch.job.silence;

import dev.syncwatch.job.silence.file.SilenceFile;
import dev.syncwatch.job.silence.file.SilenceFolder;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilenceBook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be written so that the topic says what the files say; nothing where it does already.
 *
 * @param write silences that are new or not as they were
 * @param remove ids of silences that stand in no file any more
 */
record PublishPlan(List<Silence> write, List<String> remove) {

    static PublishPlan of(SilenceFolder.Reading files, SilenceBook book) {
        Set<String> wanted = files.silences().stream().map(Silence::id).collect(Collectors.toSet());
        List<Silence> write = files.silences().stream()
                .filter(silence -> !book.find(silence.id()).equals(Optional.of(silence)))
                .toList();
        List<String> remove = book.all().stream()
                .map(Silence::id)
                .filter(id -> id.startsWith(SilenceFile.ORIGIN))
                .filter(id -> !wanted.contains(id) && !files.isOfUnusableFile(id))
                .toList();
        return new PublishPlan(write, remove);
    }
}
